import { lockAccount, saveTaxRate } from "@/db/accounts";
import { systemTransaction } from "@/db/client";
import { saveAudit } from "@/db/instance";
import { accept, type Decision, refuse } from "@/lib/billing/decision";
import { Decimal } from "@/lib/billing/money";

/**
 * Sets the share of tax that is added to an account's bills from now on, e.g. `0.06`; bills that were issued keep
 * theirs, and so do their adjustments. The same rate again changes nothing.
 */
export function setTaxRate(
  staff: { readonly userId: string; readonly reason: string },
  accountId: string,
  rate: string,
  now: Date,
): Promise<Decision<{ rate: string }>> {
  return systemTransaction(async (tx) => {
    const account = await lockAccount(tx, accountId);
    if (!account) return refuse("account_not_found");
    const taxRate = new Decimal(rate);
    const set = { rate: taxRate.toFixed() };
    if (account.taxRate.equals(taxRate)) return accept(set);
    await saveTaxRate(tx, accountId, taxRate);
    await saveAudit(tx, {
      ...staff,
      accountId,
      action: "tax_rate.set",
      before: { rate: account.taxRate.toFixed() },
      after: set,
      occurredAt: now,
    });
    return accept(set);
  });
}
