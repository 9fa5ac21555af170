import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { cn } from "./cn";

export interface LinkTab {
  readonly id: string;
  readonly label: ReactNode;
  readonly href: string;
  /** Shown as a small count behind the label. */
  readonly count?: number;
}

interface LinkTabsProps {
  label: string;
  tabs: readonly LinkTab[];
  current: string;
  /** `underline` for the sections of a page, `segmented` for a choice inside a card or toolbar. */
  look?: "underline" | "segmented";
  className?: string;
}

/** Tabs that are links: the state stands in the URL, works without script, and can be opened in a new window. */
export function LinkTabs({ label, tabs, current, look = "underline", className }: LinkTabsProps) {
  const segmented = look === "segmented";
  return (
    <nav
      aria-label={label}
      data-slot="link-tabs"
      className={cn(
        "flex max-w-full overflow-x-auto",
        segmented ? "w-fit gap-0.5 rounded-md bg-secondary p-0.5" : "gap-3 border-border border-b sm:gap-4",
        className,
      )}
    >
      {tabs.map((tab) => (
        <Link
          key={tab.id}
          href={tab.href}
          scroll={false}
          aria-current={tab.id === current ? "page" : undefined}
          className={cn(
            "inline-flex items-center gap-1.5 whitespace-nowrap font-medium text-muted-foreground text-sm transition-colors hover:text-foreground focus-visible:outline-offset-[-2px] aria-[current=page]:text-foreground",
            // Where the tabs are wider than the screen, the page opens with the current one in sight.
            "aria-[current=page]:[scroll-initial-target:nearest]",
            segmented
              ? "h-7 rounded-sm px-2.5 aria-[current=page]:bg-card aria-[current=page]:shadow-xs"
              : "-mb-px h-9 border-transparent border-b-2 px-0.5 aria-[current=page]:border-primary",
          )}
        >
          {tab.label}
          {tab.count === undefined ? null : (
            <span className="rounded-full bg-muted px-1.5 text-muted-foreground text-xs tabular-nums">
              {tab.count}
            </span>
          )}
        </Link>
      ))}
    </nav>
  );
}
