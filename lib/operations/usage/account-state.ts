import { type Account, listBillingModes, listServiceChanges, lockAccounts } from "@/db/accounts";
import type { Tx } from "@/db/client";
import { findBalances } from "@/db/ledger";
import { listDrawablePacks, listQpsQuotas } from "@/db/packs";
import { groupBy } from "@/lib/billing/group-by";
import { compareDrawOrder } from "@/lib/billing/metering/draw-down";
import { money } from "@/lib/billing/money";
import type { ModeChange, QpsQuota } from "@/lib/billing/services/modes";
import { reevaluateStanding } from "../standing";
import { issueMonthlyPacks, type MonthlyNeed } from "./monthly-packs";
import { type ServicePeriods, servicePeriods } from "./service-periods";

/** A pack in memory while a batch draws from it. */
export interface OpenPack {
  readonly id: string;
  readonly origin: "free" | "gifted" | "purchased";
  readonly validFrom: Date;
  readonly validUntil: Date | null;
  remaining: number;
}

/** All that rating an event of an account needs, read once per batch under the account's lock. */
export interface AccountState {
  readonly account: Account;
  readonly services: ReadonlyMap<string, ServicePeriods>;
  readonly modes: ReadonlyMap<string, readonly ModeChange[]>;
  readonly quotas: ReadonlyMap<string, readonly QpsQuota[]>;
  /** Meter → packs with units left, in draw order (rules U1, U2). */
  readonly packs: Map<string, OpenPack[]>;
}

/** Locks the accounts and reads their state; accounts that do not exist are left out. `needs`: months to issue free packs for. */
export async function lockAccountStates(
  tx: Tx,
  needs: readonly MonthlyNeed[],
  now: Date,
): Promise<Map<string, AccountState>> {
  const accounts = await lockAccounts(tx, [...new Set(needs.map((need) => need.accountId))]);
  const ids = accounts.map((account) => account.id);
  if (ids.length === 0) return new Map();
  await stopWhatIsDue(tx, accounts, now);
  const changes = groupBy(await listServiceChanges(tx, ids), (change) => change.accountId);
  const services = new Map(
    ids.map((id) => [
      id,
      new Map(
        [...groupBy(changes.get(id) ?? [], (change) => change.service)].map(([service, list]) => [
          service,
          servicePeriods(list),
        ]),
      ),
    ]),
  );
  await issueMonthlyPacks(tx, needs, services, now);
  const modes = groupBy(await listBillingModes(tx, ids), (mode) => mode.accountId);
  const quotas = groupBy(await listQpsQuotas(tx, ids), (quota) => quota.accountId);
  const packs = groupBy(await listDrawablePacks(tx, ids), (pack) => pack.accountId);
  return new Map(
    accounts.map((account) => [
      account.id,
      {
        account,
        services: services.get(account.id) ?? new Map(),
        modes: groupBy(modes.get(account.id) ?? [], (mode) => mode.meter),
        quotas: groupBy(quotas.get(account.id) ?? [], (quota) => quota.meter),
        packs: openPacks(packs.get(account.id) ?? []),
      },
    ]),
  );
}

/** A stop falls on its instant even when no job has written it yet (rule A2). */
async function stopWhatIsDue(tx: Tx, accounts: readonly Account[], now: Date): Promise<void> {
  const overdue = accounts.filter((account) => account.overdueSince !== null);
  if (overdue.length === 0) return;
  const balances = await findBalances(
    tx,
    overdue.map((account) => account.id),
  );
  for (const account of overdue) {
    const cash = balances.get(account.id)?.cash;
    if (cash) await reevaluateStanding(tx, account, money(cash, account.currency), now);
  }
}

function openPacks(rows: readonly (OpenPack & { readonly meter: string })[]): Map<string, OpenPack[]> {
  const byMeter = groupBy(rows, (row) => row.meter);
  return new Map(
    [...byMeter].map(([meter, packs]) => [
      meter,
      packs
        .map(({ id, origin, validFrom, validUntil, remaining }) => ({
          id,
          origin,
          validFrom,
          validUntil,
          remaining,
        }))
        .sort(compareDrawOrder),
    ]),
  );
}
