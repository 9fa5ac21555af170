type Source = Readonly<Record<string, string | undefined>>;

export interface MailSettings {
  readonly url: string;
  /** `Facet <billing@example.com>`, or the address alone. */
  readonly from: string;
}

/** How mail is sent (SMTP_URL, MAIL_FROM); null where this instance sends none. One without the other is a mistake. */
export function mailSettings(source: Source = process.env): MailSettings | null {
  const { SMTP_URL: url, MAIL_FROM: from } = source;
  if (!url && !from) return null;
  if (!url || !from) throw new Error("SMTP_URL and MAIL_FROM are needed together");
  if (!/^smtps?:\/\/[^/]/.test(url)) throw new Error("SMTP_URL must begin with smtp:// or smtps://");
  if (!from.includes("@")) throw new Error("MAIL_FROM must be an e-mail address, with or without a name");
  return { url, from };
}

/** A demo instance that names no mail server keeps what it would have mailed; no other instance ever does. */
export function keepsMail(source: Source = process.env): boolean {
  return source.INSTANCE === "demo" && !source.SMTP_URL && !source.MAIL_FROM;
}

/** Who agrees prices with customers (SALES_EMAIL); null where nobody was named. */
export function salesAddress(source: Source = process.env): string | null {
  const { SALES_EMAIL: address } = source;
  if (!address) return null;
  if (!/^[^@\s]+@[^@\s]+$/.test(address)) throw new Error("SALES_EMAIL must be an e-mail address");
  return address;
}

export interface SmsSettings {
  readonly url: URL;
  readonly secret: string;
}

/** Who takes SMS (SMS_URL, SMS_SECRET); null where this instance sends none. */
export function smsSettings(source: Source = process.env): SmsSettings | null {
  const { SMS_URL: url, SMS_SECRET: secret } = source;
  if (!url && !secret) return null;
  if (!url || !secret) throw new Error("SMS_URL and SMS_SECRET are needed together");
  return { url: new URL(url), secret };
}

/** The address that people open, for links in what is sent. */
export function consoleUrl(source: Source = process.env): string {
  if (!source.NEXTAUTH_URL) throw new Error("NEXTAUTH_URL must be the address people open");
  return source.NEXTAUTH_URL.replace(/\/$/, "");
}

/** What the secrets of webhook endpoints are derived from: WEBHOOK_KEY, or else the console's own secret. */
export function webhookKey(source: Source = process.env): string {
  const key = source.WEBHOOK_KEY || source.NEXTAUTH_SECRET;
  if (!key || key.length < 32) throw new Error("WEBHOOK_KEY or NEXTAUTH_SECRET needs at least 32 characters");
  return key;
}
