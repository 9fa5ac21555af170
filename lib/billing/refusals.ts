import type { Locale } from "./catalog/types";
import { groupDigits } from "./count-text";
import type { MoneyJson } from "./money";
import { moneyText } from "./money-text";
import { accountRefusals } from "./refusal-texts/account";
import { billRefusals } from "./refusal-texts/bills";
import { memberRefusals } from "./refusal-texts/members";
import { packRefusals } from "./refusal-texts/packs";
import { signInRefusals } from "./refusal-texts/sign-in";
import { usageRefusals } from "./refusal-texts/usage";
import { webhookRefusals } from "./refusal-texts/webhooks";

/** A "no" of the rulebook: shown as it is, never an error. Instants come as billing-clock text. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly params: Readonly<Record<string, string | number | MoneyJson>>;
}

/** Every refusal there is, with its HTTP status and one sentence per language. */
export const refusals = {
  ...accountRefusals,
  ...memberRefusals,
  ...packRefusals,
  ...usageRefusals,
  ...billRefusals,
  ...webhookRefusals,
  ...signInRefusals,
};

export type RefusalCode = keyof typeof refusals;

/** The sentence a person reads, beside the button that caused it. */
export function refusalSentence(refusal: Refusal, locale: Locale): string {
  return refusals[refusal.code][locale].replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = refusal.params[name];
    if (value === undefined) return placeholder;
    if (typeof value === "object") return moneyText(value, locale);
    return typeof value === "number" ? groupDigits(String(value)) : value;
  });
}

export function refusalStatus(code: RefusalCode): number {
  return refusals[code].status;
}
