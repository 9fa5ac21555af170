import { defaultLocaleOf, serviceOfMeter } from "@/lib/billing/catalog/catalog";
import type { Courier } from "./deliver";
import type { MailTransport } from "./mail-courier";
import { salesMail, type Told } from "./sales-mail";

/** Tells the sales team of accounts that need a price (rule P8), by mail, in the language of the account's site. */
export function salesCourier(transport: MailTransport, address: string, consoleUrl: string): Courier {
  return {
    channel: "sales",
    prepare: async () => async (delivery) => {
      const { accountId, messageId, accountName, message } = delivery;
      if (!message) return { status: "cancelled", reason: "There is no message of this id" };
      const reader = { name: "Sales", email: address, locale: localeOf(message) };
      const account = { id: accountId, name: accountName };
      return transport(salesMail(message, account, reader.locale, consoleUrl), reader, `${messageId}.sales`);
    },
  };
}

function localeOf({ params }: Told) {
  const service = serviceOfMeter(String(params.meter ?? String(params.meters ?? "").split(",")[0]));
  return defaultLocaleOf(service?.site ?? "international");
}
