import { z } from "zod";
import type { Locale } from "@/lib/billing/catalog/types";

/** What schemas of forms say instead of a sentence; it becomes one in the person's language. */
const sentences = {
  whole_number: { en: "Enter a whole number, e.g. 3", zh: "请输入整数，例如 3" },
  amount: {
    en: "Enter an amount with at most two decimals, e.g. 12.50",
    zh: "请输入金额，最多两位小数，例如 12.50",
  },
  reason: { en: "Say why, in words", zh: "请写明原因" },
  amount_above_zero: { en: "Enter an amount above zero, e.g. 0.01", zh: "请输入大于零的金额，例如 0.01" },
} as const;

export type FieldErrorCode = keyof typeof sentences;

/** For schemas: `{ error: fieldErrorCode("amount") }`. */
export const fieldErrorCode = (code: FieldErrorCode): FieldErrorCode => code;

const terse = {
  en: {
    required: "Required",
    email: "Enter an e-mail address, e.g. name@example.com",
    url: "Enter an address, e.g. https://example.com/hook",
    choice: "Choose one of the options",
    shortest: (count: string) => `At least ${count} characters`,
    longest: (count: string) => `At most ${count} characters`,
    least: (count: string) => `At least ${count}`,
    most: (count: string) => `At most ${count}`,
  },
  zh: {
    required: "必填",
    email: "请输入邮箱地址，例如 name@example.com",
    url: "请输入网址，例如 https://example.com/hook",
    choice: "请选择其中一项",
    shortest: (count: string) => `至少 ${count} 个字符`,
    longest: (count: string) => `最多 ${count} 个字符`,
    least: (count: string) => `不小于 ${count}`,
    most: (count: string) => `不大于 ${count}`,
  },
};

const library = { en: z.locales.en().localeError, zh: z.locales.zhCN().localeError };

/** zod's own sentences name types; a person wants to know what to type. */
export function fieldErrors(locale: Locale): z.core.$ZodErrorMap {
  const words = terse[locale];
  return (issue) => {
    if (issue.input === undefined) return words.required;
    if (issue.code === "invalid_format" && issue.format === "email") return words.email;
    if (issue.code === "invalid_format" && issue.format === "url") return words.url;
    if (issue.code === "invalid_value") return words.choice;
    if (issue.code === "too_small")
      return (issue.origin === "string" ? words.shortest : words.least)(String(issue.minimum));
    if (issue.code === "too_big")
      return (issue.origin === "string" ? words.longest : words.most)(String(issue.maximum));
    return library[locale](issue);
  };
}

/** The sentence of a code; any other message is one already. */
export function sayFieldError(message: string, locale: Locale): string {
  return Object.hasOwn(sentences, message) ? sentences[message as FieldErrorCode][locale] : message;
}
