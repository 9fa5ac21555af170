import type { Channel } from "@/db/deliveries";
import type { Courier } from "./deliver";
import { localMail, mailCourier } from "./mail-courier";
import { consoleUrl, mailSettings, smsSettings, webhookKey } from "./settings";
import { localSms, signedHttpProvider, smsCourier } from "./sms";
import { smtpTransport } from "./smtp";
import { webhookCourier } from "./webhook";

export interface Couriers {
  readonly open: readonly Courier[];
  /** Channels that this instance cannot send on, and why: their deliveries stay queued. */
  readonly closed: readonly { readonly channel: Channel; readonly reason: string }[];
  readonly close: () => void;
}

/** The channels as the environment sets them up. A mistake in one closes that one, never the worker. */
export function openCouriers(demo: boolean): Couriers {
  const open: Courier[] = [];
  const closed: { channel: Channel; reason: string }[] = [];
  const closers: (() => void)[] = [];
  const tryOpen = (channel: Channel, make: () => Courier | string) => {
    try {
      const made = make();
      if (typeof made === "string") closed.push({ channel, reason: made });
      else open.push(made);
    } catch (error) {
      closed.push({ channel, reason: error instanceof Error ? error.message : String(error) });
    }
  };
  tryOpen("email", () => {
    const settings = mailSettings();
    if (!settings) return demo ? mailCourier(localMail, consoleUrl()) : "SMTP_URL and MAIL_FROM are not set";
    const transport = smtpTransport(settings);
    closers.push(transport.close);
    return mailCourier(transport.send, consoleUrl());
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
  return { open, closed, close };
}
