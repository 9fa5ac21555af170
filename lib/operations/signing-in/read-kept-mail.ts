import { findUser } from "@/db/accounts";
import { systemTransaction } from "@/db/client";
import { listKeptMails } from "@/db/person-mails";
import { keepsMail } from "@/lib/notify/settings";

/** How many of the newest are shown. */
const mostShown = 10;

export interface KeptMail {
  readonly id: string;
  readonly subject: string;
  readonly text: string;
  /** Where its one button leads; null: it has none. */
  readonly link: string | null;
  readonly createdAt: Date;
}

/**
 * What a demo instance without a mail server kept for the address of this login, newest first; null in every other
 * instance, where only the mailbox itself shows what was mailed.
 */
export async function readKeptMail(userId: string): Promise<KeptMail[] | null> {
  if (!keepsMail()) return null;
  const mails = await systemTransaction(async (tx) => {
    const user = await findUser(tx, userId);
    return user ? listKeptMails(tx, user.email, mostShown) : [];
  });
  return mails.flatMap(({ id, createdAt, localCopy }) =>
    localCopy
      ? [{ id, createdAt, subject: localCopy.subject, text: localCopy.text, link: linkIn(localCopy.text) }]
      : [],
  );
}

function linkIn(text: string): string | null {
  return text.match(/https?:\/\/\S+/)?.[0] ?? null;
}
