import { getLocale, getTranslations } from "next-intl/server";
import type { MessageView } from "@/components/messages/message-row";
import { messageKind, messageLook } from "@/components/messages/message-view";
import type { Message } from "@/db/instance";
import { messageValues } from "@/lib/notify/message-values";

/** Messages as sentences: the values stored with them become names, amounts and instants in the page's language. */
export async function messageViews(messages: readonly Message[]): Promise<MessageView[]> {
  const t = await getTranslations("messages");
  const locale = await getLocale();
  return messages.map((message) => {
    const kind = messageKind(message.kind);
    const values = messageValues(message.params, locale);
    return {
      id: message.id,
      ...messageLook(kind, message.params),
      title: t(`kinds.${kind}.title`, values),
      text: t(`kinds.${kind}.text`, values),
      action: t(`kinds.${kind}.action`),
      createdAt: message.createdAt,
      read: message.readAt !== null,
      preference: kind === "other" ? null : kind,
    };
  });
}
