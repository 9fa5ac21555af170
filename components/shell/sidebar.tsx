import { useTranslations } from "next-intl";
import { LanguageMenu } from "./language-menu";
import { NavLink } from "./nav-link";
import { type Area, navigation, type WaitingCounts } from "./navigation";
import { ThemeMenu } from "./theme-menu";

export function Sidebar({ area, waiting = {} }: { area: Area; waiting?: WaitingCounts }) {
  const t = useTranslations("nav");
  return (
    <>
      <nav aria-label={t("main")} className="min-h-0 flex-1 overflow-y-auto px-2 pb-4">
        {navigation[area].map((group) => (
          <div key={group.id} className="mt-3 first:mt-1">
            <h2 className="px-2 pb-1 font-medium text-muted-foreground text-xs lg:group-data-[sidebar=narrow]/shell:sr-only">
              {t(`groups.${group.id}`)}
            </h2>
            <ul className="grid gap-px">
              {group.items.map(({ id, href, also, icon: Icon }) => (
                <li key={id}>
                  <NavLink
                    href={href}
                    also={also}
                    icon={<Icon aria-hidden />}
                    label={t(`items.${id}`)}
                    waiting={waiting[id]}
                  />
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
      <div className="flex shrink-0 gap-1 border-sidebar-border border-t p-2 sm:hidden">
        <LanguageMenu />
        <ThemeMenu />
      </div>
    </>
  );
}
