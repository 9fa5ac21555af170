import {
  type Account,
  type AccountService,
  listAccountServices,
  saveAccountService,
  saveArrears,
  saveServiceChanges,
} from "@/db/accounts";
import type { Tx } from "@/db/client";
import { newId } from "@/db/ids";
import { saveEntitlementChanges, saveMessages } from "@/db/instance";
import { evaluateStanding, type Standing } from "@/lib/billing/arrears/standing";
import { withAnnounced } from "@/lib/billing/catalog/announced";
import { findService } from "@/lib/billing/catalog/catalog";
import { amountString, isNegative, type Money } from "@/lib/billing/money";
import { monthlyPacks } from "@/lib/billing/packs/free-packs";
import { readAnnounced } from "./announced";
import { savePackGrants } from "./grants";

/**
 * Re-evaluates the standing of an account with each of its services, after any change of its cash and when time
 * passed (rule A1). Call it under the account's row lock. Writes stops at the instant they fell due, however late
 * this runs, and resumes at `now`; both are told to the customer and to gateways.
 */
export async function reevaluateStanding(tx: Tx, account: Account, cash: Money, now: Date): Promise<void> {
  const overdueSince = isNegative(cash) ? (account.overdueSince ?? now) : null;
  let nextStopAt: Date | null = null;
  for (const row of await listAccountServices(tx, account.id)) {
    const service = findService(row.service);
    if (!service)
      throw new Error(`Account ${account.id} has a service that the catalogue lacks: ${row.service}`);
    const remembered = { overdueSince: account.overdueSince, stoppedAt: row.stoppedAt };
    const standing = evaluateStanding(service.policies.arrears, remembered, cash, now);
    await saveStopAndResume(tx, row, standing, now);
    const due = standing.standing === "overdue" ? standing.stopsAt : null;
    if (due && (nextStopAt === null || due < nextStopAt)) nextStopAt = due;
  }
  if (same(overdueSince, account.overdueSince) && same(nextStopAt, account.nextStopAt)) return;
  await saveArrears(tx, account.id, { overdueSince, nextStopAt });
  if (overdueSince && !account.overdueSince) await tellOverdue(tx, account.id, cash, overdueSince);
}

function same(a: Date | null, b: Date | null): boolean {
  return a?.getTime() === b?.getTime();
}

async function saveStopAndResume(tx: Tx, row: AccountService, standing: Standing, now: Date): Promise<void> {
  const began = standing.endedStop?.from ?? standing.stoppedAt;
  if (began && !row.stoppedAt) await saveChange(tx, row, "stopped", began);
  if (standing.endedStop) await saveChange(tx, row, "resumed", standing.endedStop.until);
  if (standing.stoppedAt?.getTime() !== row.stoppedAt?.getTime()) {
    await saveAccountService(tx, { ...row, stoppedAt: standing.stoppedAt });
  }
  const service = findService(row.service);
  // A month's free packs are not issued while stopped, but on leaving the stop (rule F3).
  if (standing.endedStop && service && row.active === "active") {
    await savePackGrants(
      tx,
      row.accountId,
      monthlyPacks(withAnnounced(service, await readAnnounced(tx)), now),
      now,
    );
  }
}

async function saveChange(
  tx: Tx,
  row: AccountService,
  change: "stopped" | "resumed",
  occurredAt: Date,
): Promise<void> {
  const { accountId, service } = row;
  await saveServiceChanges(tx, [
    { accountId, id: newId(), service, change, occurredAt, userId: null, termsVersion: null },
  ]);
  await saveEntitlementChanges(tx, [{ accountId, service, change, occurredAt }]);
  await saveMessages(tx, [
    {
      accountId,
      kind: `service_${change}`,
      cause: `${service}:${occurredAt.toISOString()}`,
      params: { service },
      createdAt: occurredAt,
    },
  ]);
}

async function tellOverdue(tx: Tx, accountId: string, cash: Money, since: Date): Promise<void> {
  const owed = amountString(cash.amount.negated(), 2);
  await saveMessages(tx, [
    {
      accountId,
      kind: "overdue",
      cause: since.toISOString(),
      params: { amount: owed, currency: cash.currency },
      createdAt: since,
    },
  ]);
}
