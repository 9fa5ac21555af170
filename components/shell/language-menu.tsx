import { Check, Languages } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { buttonVariants } from "@/components/ui/button-variants";
import { popoverItemClasses } from "@/components/ui/popover-item";
import { PopoverMenu } from "@/components/ui/popover-menu";
import { languageTag, locales, ownName } from "@/lib/i18n/locale";
import { setLocale } from "@/lib/i18n/set-locale";

export function LanguageMenu() {
  const t = useTranslations("nav");
  const current = useLocale();
  return (
    <PopoverMenu
      label={t("language")}
      trigger={<Languages aria-hidden />}
      triggerClassName={buttonVariants({ variant: "ghost", size: "icon" })}
    >
      {locales.map((locale) => (
        <form key={locale} action={setLocale.bind(null, locale)}>
          <button
            type="submit"
            lang={languageTag[locale]}
            aria-current={locale === current ? "true" : undefined}
            className={popoverItemClasses}
          >
            <Check aria-hidden className={locale === current ? "" : "invisible"} />
            {ownName[locale]}
          </button>
        </form>
      ))}
    </PopoverMenu>
  );
}
