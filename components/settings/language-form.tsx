"use client";

import { useTranslations } from "next-intl";
import type { FormAction } from "@/components/ui/form-state";
import { RadioGroup, RadioItem } from "@/components/ui/radio-group";
import { Refusal } from "@/components/ui/refusal";
import { SubmitButton } from "@/components/ui/submit-button";
import { useSaidAction } from "@/components/ui/use-said-action";
import type { Locale } from "@/lib/billing/catalog/types";
import { languageTag, locales } from "@/lib/i18n/locale";

/** Each language in its own words, so that it is found by those who read only that one. */
const ownName = { en: "English", zh: "简体中文" };

interface LanguageFormProps {
  current: Locale;
  action: FormAction;
}

/** The language of the login: of the console on every device, and of what is sent. */
export function LanguageForm({ current, action }: LanguageFormProps) {
  const t = useTranslations("settings");
  const common = useTranslations("common.words");
  const [state, submit] = useSaidAction(action, t("saved"));
  return (
    <form action={submit} className="grid justify-items-start gap-3">
      <RadioGroup legend={t("language.title")} legendHidden>
        {locales.map((locale) => (
          <RadioItem
            key={`${locale} ${current}`}
            name="locale"
            value={locale}
            lang={languageTag[locale]}
            defaultChecked={locale === current}
          >
            {ownName[locale]}
          </RadioItem>
        ))}
      </RadioGroup>
      <Refusal state={state} />
      <SubmitButton variant="outline">
        {common("save")}
        <span className="sr-only"> {t("language.title")}</span>
      </SubmitButton>
    </form>
  );
}
