import type { Locale } from "@/lib/billing/catalog/types";

export const locales: readonly Locale[] = ["en", "zh"];
export const localeCookie = "locale";

export function isLocale(text: string | undefined): text is Locale {
  return text === "en" || text === "zh";
}

/**
 * The language of the request: what the person chose (the cookie; signing in writes the user's choice there), else
 * Chinese for browsers that ask for any Chinese before English, else English.
 */
export function chooseLocale(cookie: string | undefined, acceptLanguage: string | null): Locale {
  if (isLocale(cookie)) return cookie;
  const wanted = (acceptLanguage ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", ...params] = part.trim().toLowerCase().split(";");
      const quality = params.map((param) => param.trim()).find((param) => param.startsWith("q="));
      return { language: tag.split("-")[0], quality: quality ? Number(quality.slice(2)) : 1 };
    })
    .filter(({ language, quality }) => (language === "zh" || language === "en") && quality > 0)
    .sort((a, b) => b.quality - a.quality);
  return wanted[0]?.language === "zh" ? "zh" : "en";
}

/** The language tag for Intl and for the html element. */
export const languageTag: Readonly<Record<Locale, string>> = { en: "en", zh: "zh-CN" };

/** Each language in its own words, so that it is found by those who read only that one. */
export const ownName: Readonly<Record<Locale, string>> = { en: "English", zh: "简体中文" };
