import { createTranslator } from "next-intl";
import { zoneName } from "@/components/instant";
import type { PersonMail } from "@/db/person-mails";
import { billingClockText } from "@/lib/billing/billing-month";
import { messages } from "@/lib/i18n/messages";
import { linkToken } from "@/lib/security/mailed-link";
import { type Mail, writeMail } from "./mail";
import { roleWord } from "./message-values";
import { nameOf } from "./person-name";

type Kind = keyof (typeof messages)["en"]["personMails"]["kinds"];

/** Where the one button of a mail leads; mails that only tell lead to the page about one's login. */
const pages: Partial<Record<Kind, (token: string) => string>> = {
  reset_password: (token) => `/reset-password?token=${token}`,
  verify_email: (token) => `/verify-email?token=${token}`,
  change_email: (token) => `/verify-email?token=${token}`,
  invitation: (token) => `/invitation/${token}`,
};

/**
 * A mail to a person in their language. The secret of a link is made here, when it is sent: until then it exists
 * nowhere.
 */
export function renderPersonMail(
  mail: Pick<PersonMail, "kind" | "name" | "email" | "locale" | "params">,
  consoleUrl: string,
  secret: string,
): Mail {
  const { locale, params } = mail;
  const kind = mailKind(mail.kind);
  const t = createTranslator({ locale, messages: messages[locale], namespace: "personMails" });
  const at = new Date(params.at ?? "");
  const values = {
    at: Number.isNaN(at.getTime()) ? "–" : `${billingClockText(at, "minute")} ${zoneName}`,
    address: params.address ?? t("unknownAddress"),
    device: params.device ?? t("unknownDevice"),
    email: params.email ?? "–",
    account: params.account ?? "–",
    inviter: params.inviter ?? "–",
    role: roleWord(params.role, locale),
  };
  const page = pages[kind];
  const path = page && params.link ? page(linkToken(params.link, secret)) : "/security";
  return writeMail({
    locale,
    product: messages[locale].common.product,
    title: t(`kinds.${kind}.title`, values),
    greeting: nameOf(mail) ? t("greeting", { name: mail.name }) : t("greetingNameless"),
    text: t(`kinds.${kind}.text`, values),
    action: t(`kinds.${kind}.action`),
    url: `${consoleUrl}${path}`,
    // Who is invited may have no login that it could be about.
    footer: t(kind === "invitation" ? "footerInvitation" : "footer", values),
    more: null,
  });
}

/** A kind that this version has no words for is a bug: the mail stays in the outbox, where people see it. */
function mailKind(kind: string): Kind {
  if (!Object.hasOwn(messages.en.personMails.kinds, kind)) throw new Error(`There is no mail ${kind}`);
  return kind as Kind;
}
