import { createTranslator } from "next-intl";
import { messageKind, messageLook } from "@/components/messages/message-view";
import type { Message } from "@/db/instance";
import type { Locale } from "@/lib/billing/catalog/types";
import { messages } from "@/lib/i18n/messages";
import { messageValues } from "./message-values";

/** A message in somebody's language, with its one next step: the same words as in the inbox. */
export interface Sentences {
  readonly title: string;
  readonly text: string;
  readonly action: string;
  readonly url: string;
}

export function messageSentences(
  message: Pick<Message, "kind" | "params">,
  locale: Locale,
  consoleUrl: string,
): Sentences {
  const t = createTranslator({ locale, messages: messages[locale], namespace: "messages.kinds" });
  const kind = messageKind(message.kind);
  const values = messageValues(message.params, locale);
  return {
    title: t(`${kind}.title`, values),
    text: t(`${kind}.text`, values),
    action: t(`${kind}.action`),
    url: consoleUrl + messageLook(kind, message.params).href,
  };
}
