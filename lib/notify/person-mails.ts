import { claimPersonMails, finishPersonMail, type PersonMail } from "@/db/person-mails";
import { instanceSecret } from "@/lib/security/settings";
import { sendDue } from "./deliver";
import type { MailTransport } from "./mail-courier";
import type { Outcome } from "./outcome";
import { renderPersonMail } from "./person-mail";
import { consoleUrl } from "./settings";

/** Sends what is due to persons: the outbox of messages once more, with the same retries and dead letters. */
export function sendPersonMails(transport: MailTransport, now: Date): Promise<number> {
  const outbox = { claim: claimPersonMails, finish: finishPersonMail };
  return sendDue(outbox, async () => (mail: PersonMail) => sendOne(transport, mail, now), now);
}

async function sendOne(transport: MailTransport, mail: PersonMail, now: Date): Promise<Outcome> {
  if (mail.expiresAt && mail.expiresAt <= now)
    return { status: "failed", permanent: true, code: null, reason: "Its link was over before it left" };
  return transport(renderPersonMail(mail, consoleUrl(), instanceSecret()), mail, mail.id);
}
