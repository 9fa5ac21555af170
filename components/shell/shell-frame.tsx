"use client";

import { PanelLeftClose, PanelLeftOpen, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { hideAfterChoice } from "@/components/ui/popover-menu";
import { type SidebarWidth, sidebarCookie, sidebarId } from "./sidebar-state";

interface ShellFrameProps {
  initialWidth: SidebarWidth;
  logo: ReactNode;
  sidebar: ReactNode;
  children: ReactNode;
}

/**
 * Sidebar and page side by side. One sidebar serves both sizes: on wide screens it stands in the grid, on narrow ones
 * it is a native popover that the menu button of the top bar opens over the page.
 */
export function ShellFrame({ initialWidth, logo, sidebar, children }: ShellFrameProps) {
  const t = useTranslations("nav");
  const [width, setWidth] = useState(initialWidth);
  const narrow = width === "narrow";

  function toggle() {
    const next = narrow ? "wide" : "narrow";
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet.
    document.cookie = `${sidebarCookie}=${next}; path=/; max-age=31536000; samesite=lax`;
    setWidth(next);
  }

  return (
    <div
      data-sidebar={width}
      className="group/shell lg:grid lg:min-h-dvh lg:grid-cols-[14rem_minmax(0,1fr)] lg:data-[sidebar=narrow]:grid-cols-[3.5rem_minmax(0,1fr)]"
    >
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard presses the links inside, which clicks. */}
      <aside
        id={sidebarId}
        aria-label={t("menu")}
        popover="auto"
        onClick={(event) => {
          if (event.currentTarget.matches(":popover-open")) hideAfterChoice(event);
        }}
        className="no-print inset-y-0 left-0 m-0 h-dvh max-h-none w-64 max-w-[85vw] flex-col border-sidebar-border border-e bg-sidebar text-foreground backdrop:bg-black/45 open:flex open:animate-slide-in-left lg:sticky lg:top-0 lg:flex lg:w-auto lg:max-w-none"
      >
        <div className="flex h-12 shrink-0 items-center justify-between gap-2 px-4 lg:group-data-[sidebar=narrow]/shell:justify-center lg:group-data-[sidebar=narrow]/shell:px-0">
          {logo}
          <button
            type="button"
            popoverTarget={sidebarId}
            popoverTargetAction="hide"
            aria-label={t("closeMenu")}
            className="grid size-8 place-items-center rounded-md text-muted-foreground hover:bg-sidebar-active lg:hidden [&_svg]:size-4"
          >
            <X aria-hidden />
          </button>
        </div>
        {sidebar}
        <div className="hidden shrink-0 p-2 lg:block">
          <button
            type="button"
            onClick={toggle}
            aria-expanded={!narrow}
            title={t(narrow ? "expand" : "collapse")}
            className="flex h-8 w-full items-center gap-2.5 rounded-md px-2 text-muted-foreground text-sm hover:bg-sidebar-active/60 hover:text-foreground group-data-[sidebar=narrow]/shell:justify-center [&_svg]:size-4"
          >
            {narrow ? <PanelLeftOpen aria-hidden /> : <PanelLeftClose aria-hidden />}
            <span className="group-data-[sidebar=narrow]/shell:sr-only">
              {t(narrow ? "expand" : "collapse")}
            </span>
          </button>
        </div>
      </aside>
      <div className="flex min-w-0 flex-col">{children}</div>
    </div>
  );
}
