import { lockAccount } from "@/db/accounts";
import { systemTransaction, tenantTransaction } from "@/db/client";
import { saveLowBalanceThreshold, saveUserLocale } from "@/db/settings";
import type { Locale } from "@/lib/billing/catalog/types";
import { accept, type Decision, refuse } from "@/lib/billing/decision";
import { type MoneyJson, money, toJson } from "@/lib/billing/money";
import type { Actor } from "./actor";

/** The language of a login, for every device and for what is sent to it. */
export function saveLanguage(actor: Actor, locale: Locale): Promise<Decision<Locale>> {
  return systemTransaction(async (tx) => {
    await saveUserLocale(tx, actor.userId, locale);
    return accept(locale);
  });
}

/** Below which cash balance the account is told, in its currency; null: never. */
export function saveLowBalance(actor: Actor, threshold: string | null): Promise<Decision<MoneyJson | null>> {
  return tenantTransaction(actor.accountId, async (tx) => {
    const account = await lockAccount(tx, actor.accountId);
    if (!account) return refuse("account_not_found");
    if (account.closedAt) return refuse("account_closed");
    const amount = threshold === null ? null : money(threshold, account.currency);
    await saveLowBalanceThreshold(tx, actor.accountId, amount?.amount ?? null);
    return accept(amount && toJson(amount));
  });
}
