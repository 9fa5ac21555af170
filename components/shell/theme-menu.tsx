"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useTranslations } from "next-intl";
import { buttonVariants } from "@/components/ui/button-variants";
import { popoverItemClasses } from "@/components/ui/popover-item";
import { PopoverMenu } from "@/components/ui/popover-menu";
import { useHydrated } from "@/components/use-hydrated";
import { useThemeChoice } from "./use-theme-choice";

const themes = [
  { id: "light", icon: Sun },
  { id: "dark", icon: Moon },
  { id: "system", icon: Monitor },
] as const;

export function ThemeMenu() {
  const t = useTranslations("nav");
  const { theme, chooseTheme } = useThemeChoice();
  const hydrated = useHydrated();
  return (
    <PopoverMenu
      label={t("theme")}
      trigger={
        <>
          <Sun aria-hidden className="dark:hidden" />
          <Moon aria-hidden className="hidden dark:block" />
        </>
      }
      triggerClassName={buttonVariants({ variant: "ghost", size: "icon" })}
    >
      {themes.map(({ id, icon: Icon }) => (
        <button
          key={id}
          type="button"
          aria-pressed={hydrated && theme === id}
          onClick={() => chooseTheme(id)}
          className={popoverItemClasses}
        >
          <Icon aria-hidden />
          {t(`themes.${id}`)}
        </button>
      ))}
    </PopoverMenu>
  );
}
