import { eq } from "drizzle-orm";
import type { Locale } from "@/lib/billing/catalog/types";
import type { Decimal } from "@/lib/billing/money";
import type { Tx } from "./client";
import { accounts, users } from "./schema/accounts";

/** Logins are not of one account, so this needs a system transaction. */
export async function saveUserLocale(tx: Tx, userId: string, locale: Locale): Promise<void> {
  await tx.orm.update(users).set({ locale }).where(eq(users.id, userId));
}

/** null: never tell. */
export async function saveLowBalanceThreshold(
  tx: Tx,
  accountId: string,
  lowBalanceThreshold: Decimal | null,
): Promise<void> {
  await tx.orm.update(accounts).set({ lowBalanceThreshold }).where(eq(accounts.id, accountId));
}
