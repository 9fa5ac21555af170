import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ClientMessages } from "@/components/client-messages";
import { Logo, LogoMark } from "@/components/logo";
import { Link } from "@/components/ui/link";
import { type Area, areaHome, type WaitingCounts } from "./navigation";
import { palettePages } from "./palette-places";
import { ShellFrame } from "./shell-frame";
import { Sidebar } from "./sidebar";
import { sidebarCookie } from "./sidebar-state";
import { TestClockBanner } from "./test-clock-banner";
import { TopBar } from "./top-bar";
import type { ShellUser } from "./user-menu";

interface AppShellProps {
  area: Area;
  user: ShellUser;
  account?: { readonly name: string };
  /** A BalanceChip. */
  balance?: ReactNode;
  /** Unread messages; left out where there is no inbox. */
  unread?: number;
  /** How much waits behind items of the sidebar. */
  waiting?: WaitingCounts;
  /** The instance's moved clock; null where the clock is the real one. */
  testClock?: Date | null;
  /** Arrears and the like: above the page, on every page. */
  banners?: ReactNode;
  children: ReactNode;
}

/** The frame of every signed-in page: skip link, sidebar, top bar, banners, page. */
export async function AppShell({ area, waiting, testClock, banners, children, ...bar }: AppShellProps) {
  const t = await getTranslations();
  const width = (await cookies()).get(sidebarCookie)?.value === "narrow" ? "narrow" : "wide";
  return (
    <ClientMessages of={area}>
      <a
        href="#content"
        className="fixed start-3 top-2 z-50 -translate-y-16 rounded-md bg-primary px-3 py-1.5 text-primary-foreground text-sm focus:translate-y-0"
      >
        {t("common.skipToContent")}
      </a>
      <ShellFrame
        initialWidth={width}
        logo={
          <Link href={areaHome[area]} className="rounded-sm" title={t(`nav.areas.${area}`)}>
            <Logo name={t("common.product")} className="lg:group-data-[sidebar=narrow]/shell:hidden" />
            <LogoMark className="hidden text-link lg:group-data-[sidebar=narrow]/shell:block" />
          </Link>
        }
        sidebar={<Sidebar area={area} waiting={waiting} />}
      >
        {testClock ? <TestClockBanner now={testClock} /> : null}
        <TopBar area={area} pages={await palettePages(area)} {...bar} />
        <main
          id="content"
          tabIndex={-1}
          className="mx-auto grid w-full max-w-7xl content-start gap-5 p-4 outline-none sm:p-6"
        >
          {banners}
          {children}
        </main>
      </ShellFrame>
    </ClientMessages>
  );
}
