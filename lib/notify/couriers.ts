import type { Channel } from "@/db/deliveries";
import type { Courier } from "./deliver";
import { localMail, type MailTransport, mailCourier } from "./mail-courier";
import { salesCourier } from "./sales-courier";
import { consoleUrl, mailSettings, salesAddress, smsSettings, webhookKey } from "./settings";
import { localSms, signedHttpProvider, smsCourier } from "./sms";
import { smtpTransport } from "./smtp";
import { webhookCourier } from "./webhook";

export interface Couriers {
  readonly open: readonly Courier[];
  /** Channels that this instance cannot send on, and why: their deliveries stay queued. */
  readonly closed: readonly { readonly channel: Channel; readonly reason: string }[];
  /** For mails to persons; null where this instance cannot send any: they stay queued. */
  readonly mail: MailTransport | null;
  readonly close: () => void;
}

/** Whom mails to sales are kept for in a demo instance that names nobody. */
const demoSales = "sales@demo.example";

/** The channels as the environment sets them up. A mistake in one closes that one, never the worker. */
export function openCouriers(demo: boolean): Couriers {
  const open: Courier[] = [];
  const closed: { channel: Channel; reason: string }[] = [];
  const closers: (() => void)[] = [];
  let mail: MailTransport | null = null;
  const tryOpen = (channel: Channel, make: () => Courier | string) => {
    try {
      const made = make();
      if (typeof made === "string") closed.push({ channel, reason: made });
      else open.push(made);
    } catch (error) {
      closed.push({ channel, reason: error instanceof Error ? error.message : String(error) });
    }
  };
  const openMail = (): MailTransport | null => {
    const settings = mailSettings();
    if (!settings) return demo ? localMail : null;
    const transport = smtpTransport(settings);
    closers.push(transport.close);
    return transport.send;
  };
  tryOpen("email", () => {
    const transport = openMail();
    mail = transport;
    return transport ? mailCourier(transport, consoleUrl()) : "SMTP_URL and MAIL_FROM are not set";
  });
  tryOpen("sales", () => {
    const address = salesAddress() ?? (demo ? demoSales : null);
    const transport = address && openMail();
    if (!address || !transport) return "SALES_EMAIL, SMTP_URL and MAIL_FROM are not set";
    return salesCourier(transport, address, consoleUrl());
  });
  tryOpen("sms", () => {
    const settings = smsSettings();
    if (settings) return smsCourier(signedHttpProvider(settings), consoleUrl());
    return demo ? smsCourier(localSms, consoleUrl()) : "SMS_URL and SMS_SECRET are not set";
  });
  tryOpen("webhook", () => webhookCourier({ key: webhookKey(), allowPrivate: demo }));
  const close = () => {
    for (const one of closers) one();
  };
  return { open, closed, mail, close };
}
