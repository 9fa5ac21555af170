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
  return sendDue(outbox, async () => (mail: PersonMail) => sendOne(transport, mail), now);
}

async function sendOne(transport: MailTransport, mail: PersonMail): Promise<Outcome> {
  // Real time: links end by it, wherever the instance's clock was moved.
  if (mail.expiresAt && mail.expiresAt <= new Date())
    return { status: "failed", permanent: true, code: null, reason: "Its link was over before it left" };
  return transport(renderPersonMail(mail, consoleUrl(), instanceSecret()), mail, mail.id);
}
