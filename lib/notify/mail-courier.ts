import { listMembers } from "@/db/notify";
import type { Courier } from "./deliver";
import { type Mail, type MailReader, renderMail } from "./mail";
import type { Outcome } from "./outcome";

/** Hands one mail over. `id` is the same for every attempt, so that mail servers can tell a repeat. */
export type MailTransport = (mail: Mail, reader: MailReader, id: string) => Promise<Outcome>;

export function mailCourier(transport: MailTransport, consoleUrl: string): Courier {
  return {
    channel: "email",
    prepare: async (tx, claimed) => {
      const members = await listMembers(tx, [...new Set(claimed.map(({ accountId }) => accountId))]);
      return async ({ accountId, messageId, target, accountName, message }) => {
        const reader = members.find((member) => member.accountId === accountId && member.userId === target);
        if (!reader || !message)
          return { status: "cancelled", reason: "Not a member of the account any more" };
        return transport(
          renderMail(message, accountName, reader, consoleUrl),
          reader,
          `${messageId}.${target}`,
        );
      };
    },
  };
}

/** In a demo instance without SMTP: kept in the database, for the page that shows it as the local outbox. */
export const localMail: MailTransport = async ({ subject, text, html }, { name, email }) => ({
  status: "stored",
  copy: { to: name === email ? email : `${name} <${email}>`, subject, text, html },
});
