import { createTransport } from "nodemailer";
import type { MailTransport } from "./mail-courier";
import { type Outcome, reasonOf } from "./outcome";
import type { MailSettings } from "./settings";

const second = 1_000;
/** Together shorter than an attempt's deadline. What the URL itself says goes before. */
const defaults = {
  pool: "true",
  maxConnections: "5",
  // Repeats are the outbox's business: it knows when and how often.
  maxRequeues: "0",
  connectionTimeout: String(8 * second),
  greetingTimeout: String(8 * second),
  socketTimeout: String(12 * second),
};

export interface SmtpTransport {
  readonly send: MailTransport;
  readonly close: () => void;
}

export function smtpTransport({ url, from }: MailSettings): SmtpTransport {
  const address = new URL(url);
  for (const [name, value] of Object.entries(defaults))
    if (!address.searchParams.has(name)) address.searchParams.set(name, value);
  const transport = createTransport(address.href, {
    from,
    disableFileAccess: true,
    disableUrlAccess: true,
    headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
  });
  const domain = from.match(/@([^\s>]+)/)?.[1] ?? "localhost";
  return {
    send: async (mail, { name, email }, id) => {
      try {
        const sent = await transport.sendMail({
          ...mail,
          to: { name, address: email },
          messageId: `<${id}@${domain}>`,
        });
        return { status: "sent", code: Number(sent.response.slice(0, 3)) || null };
      } catch (error) {
        return failure(error);
      }
    },
    close: () => transport.close(),
  };
}

/** Answers to these commands speak of this mail; to the others (greeting, login) of the server as it is now. */
const aboutTheMail = ["MAIL FROM", "RCPT TO", "DATA"];

function failure(error: unknown): Outcome {
  const { responseCode, command } = error as { responseCode?: unknown; command?: unknown };
  const code = typeof responseCode === "number" ? responseCode : null;
  const permanent = code !== null && code >= 500 && aboutTheMail.includes(String(command));
  return { status: "failed", permanent, code, reason: reasonOf(error) };
}
