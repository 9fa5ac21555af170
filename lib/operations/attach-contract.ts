import { listContracts, lockAccount, saveContract } from "@/db/accounts";
import type { Bill } from "@/db/bills";
import { systemTransaction, type Tx } from "@/db/client";
import { newId } from "@/db/ids";
import { saveAudit, saveEntitlementChanges } from "@/db/instance";
import { listMonthsWaiting } from "@/db/quotes";
import { saveRatingRequests } from "@/db/rating-requests";
import { listUsageHistory } from "@/db/usage";
import { type BillingMonth, billingMonth, monthOf, monthStart } from "@/lib/billing/billing-month";
import { isAdjustable } from "@/lib/billing/bills/adjust";
import { findMeter, serviceOfMeter } from "@/lib/billing/catalog/catalog";
import { sameTable } from "@/lib/billing/catalog/tiers";
import type { ContractPrice } from "@/lib/billing/catalog/types";
import { accept, type Decision, refuse } from "@/lib/billing/decision";
import { adjustByContract } from "./adjust-bills";

/** What became of it: the contract, and the bills of closed months that it changes. */
export interface Attached {
  readonly contractId: string;
  readonly bills: readonly Bill[];
}

/**
 * Attaches a contract price to an account's meter from an instant on (rule P9), and bills at once what that changes
 * in closed months (decision 14). Contracts are added, never edited: the same one again changes nothing, another from
 * the same instant is refused as `request_conflict`.
 */
export async function attachContract(
  staff: { userId: string; reason: string },
  accountId: string,
  contract: ContractPrice,
  now: Date,
): Promise<Decision<Attached>> {
  const attached = await attach(staff, accountId, contract, now);
  if (!attached.ok) return attached;
  return accept({ contractId: attached.value, bills: await adjustByContract(accountId, now) });
}

/** The contract's id. */
function attach(
  staff: { userId: string; reason: string },
  accountId: string,
  contract: ContractPrice,
  now: Date,
): Promise<Decision<string>> {
  return systemTransaction(async (tx) => {
    const account = await lockAccount(tx, accountId);
    if (!account) return refuse("account_not_found");
    const service = serviceOfMeter(contract.meter);
    if (!findMeter(contract.meter) || service?.site !== account.site)
      return refuse("offer_unknown", { offer: contract.meter });
    // Oldest first: the last is the one that would hold without the new one.
    const replaced = (await listContracts(tx, [accountId])).findLast(
      ({ meter, effectiveFrom }) => meter === contract.meter && effectiveFrom <= contract.effectiveFrom,
    );
    if (replaced?.effectiveFrom.getTime() === contract.effectiveFrom.getTime())
      return sameTable(replaced, contract) ? accept(replaced.id) : refuse("request_conflict");
    const id = newId();
    await saveContract(tx, {
      accountId,
      id,
      meter: contract.meter,
      effectiveFrom: contract.effectiveFrom,
      bounds: contract.bounds,
      tiers: contract.tiers,
      reason: staff.reason,
      userId: staff.userId,
      createdAt: now,
    });
    const months = await monthsToRateAgain(tx, accountId, contract, now);
    await saveRatingRequests(
      tx,
      months.map((month) => ({ accountId, month, cause: "contract" as const, requestedAt: now })),
    );
    await saveEntitlementChanges(tx, [
      { accountId, service: service.id, change: "contract_attached", occurredAt: now },
    ]);
    await saveAudit(tx, {
      userId: staff.userId,
      accountId,
      action: "contract.attached",
      reason: staff.reason,
      before: replaced ? logged(replaced) : null,
      after: logged(contract),
      occurredAt: now,
    });
    return accept(id);
  });
}

function logged({ meter, effectiveFrom, bounds, tiers }: Omit<ContractPrice, "meter"> & { meter: string }) {
  return { meter, effectiveFrom: effectiveFrom.toISOString(), bounds, tiers };
}

/**
 * Months that are over and that the contract prices: those with a line that waits, however old (rule P8), and those
 * with calls that a late call could still change (rule U7).
 */
async function monthsToRateAgain(
  tx: Tx,
  accountId: string,
  { meter, effectiveFrom }: ContractPrice,
  now: Date,
): Promise<BillingMonth[]> {
  const waiting = (await listMonthsWaiting(tx, accountId, meter)).map(billingMonth);
  const used = (await listUsageHistory(tx, accountId, monthOf(effectiveFrom)))
    .filter((row) => row.meter === meter)
    .map((row) => billingMonth(row.month))
    .filter((month) => month < monthOf(now) && isAdjustable(month, now));
  return [...new Set([...waiting, ...used])].filter((month) => monthStart(month) >= effectiveFrom).sort();
}
