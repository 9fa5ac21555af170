"use server";

import { z } from "zod";
import type { FormState } from "@/components/ui/form-state";
import { customerAction } from "@/lib/action";
import { amountField } from "@/lib/form";
import { setLocale } from "@/lib/i18n/set-locale";
import { saveLanguage, saveLowBalance } from "@/lib/operations/save-settings";

const language = z.object({ locale: z.enum(["en", "zh"]) });

/** Keeps the language with the login, and in the cookie so that this browser shows it at once. */
export async function changeLanguage(_previous: FormState, form: FormData): Promise<FormState> {
  const { state, value } = await customerAction("language.choose", form, language, (customer, { locale }) =>
    saveLanguage(customer, locale),
  );
  if (value) await setLocale(value);
  return state;
}

const lowBalance = z.object({ threshold: amountField.optional() });

export async function changeLowBalance(_previous: FormState, form: FormData): Promise<FormState> {
  const { state } = await customerAction("balance.watch", form, lowBalance, (customer, { threshold }) =>
    saveLowBalance(customer, threshold ?? null),
  );
  return state;
}
