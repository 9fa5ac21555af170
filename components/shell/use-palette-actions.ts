import { useTranslations } from "next-intl";
import { startTransition } from "react";
import { locales, ownName } from "@/lib/i18n/locale";
import { setLocale } from "@/lib/i18n/set-locale";
import { leave } from "./leave";
import type { Findable } from "./palette-pages";
import { useThemeChoice } from "./use-theme-choice";

export interface PaletteAction extends Findable {
  readonly id: string;
  readonly run: () => void;
}

/** What the menus of the top bar do, for the palette: appearance, language, sign out. */
export function usePaletteActions(): readonly PaletteAction[] {
  const t = useTranslations();
  const { chooseTheme } = useThemeChoice();
  const of = (id: "theme" | "language" | "signOut") => ({ group: "", keywords: t(`palette.keywords.${id}`) });
  return [
    ...(["light", "dark", "system"] as const).map((theme) => ({
      ...of("theme"),
      id: `theme ${theme}`,
      label: t("palette.doTheme", { theme: t(`nav.themes.${theme}`) }),
      run: () => chooseTheme(theme),
    })),
    ...locales.map((locale) => ({
      ...of("language"),
      id: `language ${locale}`,
      label: t("palette.doLanguage", { language: ownName[locale] }),
      run: () => startTransition(() => setLocale(locale)),
    })),
    { ...of("signOut"), id: "sign out", label: t("nav.signOut"), run: () => void leave() },
  ];
}
