import { Inbox, Menu } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CallCount } from "@/components/call-count";
import { LogoMark } from "@/components/logo";
import { buttonVariants } from "@/components/ui/button-variants";
import { Link } from "@/components/ui/link";
import { LanguageMenu } from "./language-menu";
import { type Area, areaHome } from "./navigation";
import type { PalettePage } from "./palette";
import { PaletteTrigger } from "./palette-trigger";
import { sidebarId } from "./sidebar-state";
import { ThemeMenu } from "./theme-menu";
import { type ShellUser, UserMenu } from "./user-menu";

interface TopBarProps {
  area: Area;
  user: ShellUser;
  account?: { readonly name: string };
  balance?: ReactNode;
  unread?: number;
  /** Where the command palette leads besides what it finds. */
  pages: readonly PalettePage[];
}

export function TopBar({ area, user, account, balance, unread, pages }: TopBarProps) {
  const t = useTranslations("nav");
  return (
    <header className="no-print sticky top-0 z-30 flex h-12 items-center gap-2 border-border border-b bg-background/90 px-3 backdrop-blur sm:px-5">
      <button
        type="button"
        popoverTarget={sidebarId}
        aria-label={t("menu")}
        className={buttonVariants({ variant: "ghost", size: "icon", className: "lg:hidden" })}
      >
        <Menu aria-hidden />
      </button>
      <Link href={areaHome[area]} aria-label={t(`areas.${area}`)} className="rounded-sm lg:hidden">
        <LogoMark className="size-5 text-link" />
      </Link>
      <span className="min-w-0 flex-1 truncate font-medium text-sm max-sm:sr-only">
        {account?.name ?? t(`areas.${area}`)}
      </span>
      <div className="ms-auto flex shrink-0 items-center gap-1">
        <PaletteTrigger area={area} pages={pages} />
        {balance}
        {unread === undefined ? null : (
          <Link
            href="/messages"
            aria-label={t("messagesUnread", { count: unread })}
            className={buttonVariants({ variant: "ghost", size: "icon", className: "relative" })}
          >
            <Inbox aria-hidden />
            {unread > 0 ? (
              <span
                aria-hidden
                className="absolute -end-0.5 -top-0.5 min-w-4 rounded-full bg-primary px-1 text-center font-semibold text-[0.625rem] text-primary-foreground leading-4"
              >
                {unread > 99 ? "99+" : <CallCount count={unread} />}
              </span>
            ) : null}
          </Link>
        )}
        <div className="flex items-center gap-1 max-sm:hidden">
          <LanguageMenu />
          <ThemeMenu />
        </div>
        <UserMenu user={user} area={area} />
      </div>
    </header>
  );
}
