import type { Locale } from "@/lib/billing/catalog/types";
import enAdmin from "./messages/en/admin.json";
import enApiDocs from "./messages/en/apiDocs.json";
import enAuth from "./messages/en/auth.json";
import enBalance from "./messages/en/balance.json";
import enBills from "./messages/en/bills.json";
import enCalculator from "./messages/en/calculator.json";
import enCommon from "./messages/en/common.json";
import enErrors from "./messages/en/errors.json";
import enFinance from "./messages/en/finance.json";
import enFormat from "./messages/en/format.json";
import enHelp from "./messages/en/help.json";
import enMembers from "./messages/en/members.json";
import enMessages from "./messages/en/messages.json";
import enNav from "./messages/en/nav.json";
import enOrders from "./messages/en/orders.json";
import enOverview from "./messages/en/overview.json";
import enPacks from "./messages/en/packs.json";
import enPalette from "./messages/en/palette.json";
import enPersonMails from "./messages/en/personMails.json";
import enPriceList from "./messages/en/priceList.json";
import enPurchase from "./messages/en/purchase.json";
import enQuotes from "./messages/en/quotes.json";
import enReconciliation from "./messages/en/reconciliation.json";
import enRevenue from "./messages/en/revenue.json";
import enSecurity from "./messages/en/security.json";
import enServices from "./messages/en/services.json";
import enSettings from "./messages/en/settings.json";
import enSupport from "./messages/en/support.json";
import enUsage from "./messages/en/usage.json";
import enWebhooks from "./messages/en/webhooks.json";
import zhAdmin from "./messages/zh/admin.json";
import zhApiDocs from "./messages/zh/apiDocs.json";
import zhAuth from "./messages/zh/auth.json";
import zhBalance from "./messages/zh/balance.json";
import zhBills from "./messages/zh/bills.json";
import zhCalculator from "./messages/zh/calculator.json";
import zhCommon from "./messages/zh/common.json";
import zhErrors from "./messages/zh/errors.json";
import zhFinance from "./messages/zh/finance.json";
import zhFormat from "./messages/zh/format.json";
import zhHelp from "./messages/zh/help.json";
import zhMembers from "./messages/zh/members.json";
import zhMessages from "./messages/zh/messages.json";
import zhNav from "./messages/zh/nav.json";
import zhOrders from "./messages/zh/orders.json";
import zhOverview from "./messages/zh/overview.json";
import zhPacks from "./messages/zh/packs.json";
import zhPalette from "./messages/zh/palette.json";
import zhPersonMails from "./messages/zh/personMails.json";
import zhPriceList from "./messages/zh/priceList.json";
import zhPurchase from "./messages/zh/purchase.json";
import zhQuotes from "./messages/zh/quotes.json";
import zhReconciliation from "./messages/zh/reconciliation.json";
import zhRevenue from "./messages/zh/revenue.json";
import zhSecurity from "./messages/zh/security.json";
import zhServices from "./messages/zh/services.json";
import zhSettings from "./messages/zh/settings.json";
import zhSupport from "./messages/zh/support.json";
import zhUsage from "./messages/zh/usage.json";
import zhWebhooks from "./messages/zh/webhooks.json";

/**
 * Every text of the console, one file per namespace and language. English is the measure: `useTranslations` accepts
 * exactly its keys, and `Record<Locale, Messages>` makes a missing Chinese key a type error.
 */
const en = {
  common: enCommon,
  nav: enNav,
  auth: enAuth,
  errors: enErrors,
  format: enFormat,
  help: enHelp,
  overview: enOverview,
  security: enSecurity,
  reconciliation: enReconciliation,
  revenue: enRevenue,
  services: enServices,
  packs: enPacks,
  palette: enPalette,
  personMails: enPersonMails,
  purchase: enPurchase,
  priceList: enPriceList,
  quotes: enQuotes,
  orders: enOrders,
  support: enSupport,
  usage: enUsage,
  calculator: enCalculator,
  bills: enBills,
  balance: enBalance,
  members: enMembers,
  messages: enMessages,
  settings: enSettings,
  webhooks: enWebhooks,
  admin: enAdmin,
  finance: enFinance,
  apiDocs: enApiDocs,
};

export type Messages = typeof en;
export type Namespace = keyof Messages;

const zh: Messages = {
  common: zhCommon,
  nav: zhNav,
  auth: zhAuth,
  errors: zhErrors,
  format: zhFormat,
  help: zhHelp,
  overview: zhOverview,
  security: zhSecurity,
  reconciliation: zhReconciliation,
  revenue: zhRevenue,
  services: zhServices,
  packs: zhPacks,
  palette: zhPalette,
  personMails: zhPersonMails,
  purchase: zhPurchase,
  priceList: zhPriceList,
  quotes: zhQuotes,
  orders: zhOrders,
  support: zhSupport,
  usage: zhUsage,
  calculator: zhCalculator,
  bills: zhBills,
  balance: zhBalance,
  members: zhMembers,
  messages: zhMessages,
  settings: zhSettings,
  webhooks: zhWebhooks,
  admin: zhAdmin,
  finance: zhFinance,
  apiDocs: zhApiDocs,
};

export const messages: Readonly<Record<Locale, Messages>> = { en, zh };

declare module "next-intl" {
  interface AppConfig {
    Locale: Locale;
    Messages: Messages;
  }
}
