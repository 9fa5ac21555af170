import { isDeepStrictEqual } from "node:util";
import { listContracts, lockAccount, saveContract } from "@/db/accounts";
import { systemTransaction } from "@/db/client";
import { newId } from "@/db/ids";
import { saveAudit, saveEntitlementChanges } from "@/db/instance";
import { listMonthsNeedingQuote, saveRatingRequests } from "@/db/rating-requests";
import { billingMonth, monthStart } from "@/lib/billing/billing-month";
import { findMeter, serviceOfMeter } from "@/lib/billing/catalog/catalog";
import type { ContractPrice } from "@/lib/billing/catalog/types";
import { accept, type Decision, refuse } from "@/lib/billing/decision";

/**
 * Attaches a contract price to an account's meter from an instant on (rule P9). Contracts are added, never edited:
 * the same one again changes nothing, another from the same instant is refused as `request_conflict`.
 */
export function attachContract(
  staff: { userId: string; reason: string },
  accountId: string,
  contract: ContractPrice,
  now: Date,
): Promise<Decision<{ contractId: string }>> {
  return systemTransaction(async (tx) => {
    const account = await lockAccount(tx, accountId);
    if (!account) return refuse("account_not_found");
    const service = serviceOfMeter(contract.meter);
    if (!findMeter(contract.meter) || service?.site !== account.site)
      return refuse("offer_unknown", { offer: contract.meter });
    const before = (await listContracts(tx, [accountId])).find(
      ({ meter, effectiveFrom }) =>
        meter === contract.meter && effectiveFrom.getTime() === contract.effectiveFrom.getTime(),
    );
    if (before)
      return isSame(before, contract) ? accept({ contractId: before.id }) : refuse("request_conflict");
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
    const months = (await listMonthsNeedingQuote(tx, accountId, contract.meter)).filter(
      (month) => monthStart(billingMonth(month)) >= contract.effectiveFrom,
    );
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
      after: { ...contract, effectiveFrom: contract.effectiveFrom.toISOString() },
      occurredAt: now,
    });
    return accept({ contractId: id });
  });
}

function isSame(
  a: Pick<ContractPrice, "bounds" | "tiers">,
  b: Pick<ContractPrice, "bounds" | "tiers">,
): boolean {
  return a.bounds === b.bounds && isDeepStrictEqual(a.tiers, b.tiers);
}
