import { createHmac } from "node:crypto";
import { createTranslator } from "next-intl";
import type { ClaimedDelivery } from "@/db/deliveries";
import { listPhones } from "@/db/notify";
import type { Locale } from "@/lib/billing/catalog/types";
import { messages } from "@/lib/i18n/messages";
import type { Courier } from "./deliver";
import type { Outcome } from "./outcome";
import { postJson } from "./post";
import { messageSentences } from "./sentences";
import type { SmsSettings } from "./settings";

export interface Sms {
  /** The same for every attempt, so that the provider can tell a repeat. */
  readonly id: string;
  /** E.164. */
  readonly to: string;
  readonly text: string;
  readonly locale: Locale;
}

/** Hands one SMS over to whoever sends it. */
export type SmsProvider = (sms: Sms) => Promise<Outcome>;

export function smsCourier(provider: SmsProvider, consoleUrl: string): Courier {
  return {
    channel: "sms",
    prepare: async (tx, claimed) => {
      const phones = await listPhones(tx, [...new Set(claimed.map(({ accountId }) => accountId))]);
      return async ({ accountId, messageId, message }) => {
        const found = phones.find((each) => each.accountId === accountId);
        if (!found?.phone || !message) return { status: "cancelled", reason: "No phone number any more" };
        const text = smsText(message, found.locale, consoleUrl);
        return provider({ id: messageId, to: found.phone, text, locale: found.locale });
      };
    },
  };
}

export function smsText(
  message: NonNullable<ClaimedDelivery["message"]>,
  locale: Locale,
  consoleUrl: string,
): string {
  const t = createTranslator({ locale, messages: messages[locale], namespace: "messages.mail" });
  const { title, text } = messageSentences(message, locale, consoleUrl);
  return t("sms", { product: messages[locale].common.product, title, text });
}

/** In a demo instance without a provider: kept in the database, as the local outbox. */
export const localSms: SmsProvider = async ({ to, text }) => ({
  status: "stored",
  copy: { to, subject: "SMS", text, html: null },
});

/**
 * Any provider that takes `{id, to, text, locale}` by POST, directly or behind an adapter of a few lines. It knows
 * us by `x-facet-signature`: HMAC-SHA256, in hex, of the timestamp, a dot and the body.
 */
export function signedHttpProvider({ url, secret }: SmsSettings): SmsProvider {
  return async (sms) => {
    const body = JSON.stringify(sms);
    const timestamp = String(Math.floor(Date.now() / 1_000));
    const signature = createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex");
    const headers = { "x-facet-timestamp": timestamp, "x-facet-signature": `v1=${signature}` };
    const code = await postJson(url, headers, body);
    if (code >= 200 && code < 300) return { status: "sent", code };
    // "Too slow" and "too many" may be mended by waiting; any other "your request is wrong" may not.
    const permanent = code >= 400 && code < 500 && code !== 408 && code !== 429;
    return { status: "failed", permanent, code, reason: `The provider answered ${code}` };
  };
}
