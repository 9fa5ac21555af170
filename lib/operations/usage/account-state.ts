import { lockAccounts } from "@/db/accounts";
import type { Tx } from "@/db/client";
import { findBalances } from "@/db/ledger";
import {
  type DrawableRow,
  lockUsageAccounts,
  readUsageState,
  type UsageAccount,
  type UsageState,
} from "@/db/usage-state";
import { groupBy } from "@/lib/billing/group-by";
import { compareDrawOrder } from "@/lib/billing/metering/draw-down";
import { money } from "@/lib/billing/money";
import type { ModeChange, QpsQuota } from "@/lib/billing/services/modes";
import { reevaluateStanding } from "../standing";
import { issueMonthlyPacks, type MonthlyNeed } from "./monthly-packs";
import { type ServicePeriods, servicePeriods } from "./service-periods";

/** A pack in memory while a batch draws from it; `remaining` goes down, `remainingBefore` stays. */
export interface OpenPack extends Omit<DrawableRow, "remaining"> {
  readonly remainingBefore: number;
  remaining: number;
}

/** All that rating an event of an account needs, read once per batch under the account's lock. */
export interface AccountState {
  readonly account: UsageAccount;
  readonly services: ReadonlyMap<string, ServicePeriods>;
  readonly modes: ReadonlyMap<string, readonly ModeChange[]>;
  readonly quotas: ReadonlyMap<string, readonly QpsQuota[]>;
  /** Meter → packs with units left, in draw order (rules U1, U2). */
  readonly packs: ReadonlyMap<string, OpenPack[]>;
}

/** What was read of accounts under their locks; those that do not exist are left out. */
export interface LockedAccounts {
  readonly accounts: readonly UsageAccount[];
  readonly state: UsageState;
  readonly readAgain: () => Promise<UsageState>;
}

/**
 * Locks the accounts and reads their state, `since`: the earliest event. Issued at once and writes nothing: what is
 * issued after the call is read under the locks too, and may fail beside it.
 */
export async function lockAndRead(
  tx: Tx,
  needs: readonly MonthlyNeed[],
  since: Date,
): Promise<LockedAccounts> {
  const ids = [...new Set(needs.map((need) => need.accountId))];
  const readAgain = () => readUsageState(tx, ids, since);
  const [accounts, state] = await Promise.all([lockUsageAccounts(tx, ids), readAgain()]);
  return { accounts, state, readAgain };
}

/** What rating needs of locked accounts, once what is due is stopped and the free packs of `needs` are issued. */
export async function accountStates(
  tx: Tx,
  { accounts, state: first, readAgain }: LockedAccounts,
  needs: readonly MonthlyNeed[],
  now: Date,
): Promise<Map<string, AccountState>> {
  // Stopping and issuing are rare (once an account and month); only then is it read again.
  let state = (await stopWhatIsDue(tx, accounts, now)) ? await readAgain() : first;
  const services = servicesOf(state);
  if (await issueMonthlyPacks(tx, needs, services, now)) state = await readAgain();
  return assemble(accounts, services, state);
}

function servicesOf(state: UsageState): Map<string, Map<string, ServicePeriods>> {
  const services = new Map<string, Map<string, ServicePeriods>>();
  for (const [accountId, changes] of groupBy(state.changes, (change) => change.accountId)) {
    const periods = new Map<string, ServicePeriods>();
    for (const [service, list] of groupBy(changes, (change) => change.service))
      periods.set(service, servicePeriods(list));
    services.set(accountId, periods);
  }
  return services;
}

/** What most accounts have: no mode history, no quota. */
const none: ReadonlyMap<string, never[]> = new Map();

function assemble(
  accounts: readonly UsageAccount[],
  services: ReadonlyMap<string, ReadonlyMap<string, ServicePeriods>>,
  state: UsageState,
): Map<string, AccountState> {
  const modes = groupBy(state.modes, (row) => row.accountId);
  const quotas = groupBy(state.quotas, (row) => row.accountId);
  const packs = groupBy(state.packs, (row) => row.accountId);
  return new Map(
    accounts.map((account) => [
      account.id,
      {
        account,
        services: services.get(account.id) ?? new Map(),
        modes: byMeter(modes.get(account.id)),
        quotas: byMeter(quotas.get(account.id)),
        packs: openPacks(packs.get(account.id) ?? []),
      },
    ]),
  );
}

/** A stop falls on its instant even when no job has written it yet (rule A2). Says whether any was due. */
async function stopWhatIsDue(tx: Tx, accounts: readonly UsageAccount[], now: Date): Promise<boolean> {
  const overdue = accounts
    .filter((account) => account.nextStopAt !== null && account.nextStopAt <= now)
    .map((account) => account.id);
  if (overdue.length === 0) return false;
  const balances = await findBalances(tx, overdue);
  for (const account of await lockAccounts(tx, overdue)) {
    const cash = balances.get(account.id)?.cash;
    if (cash) await reevaluateStanding(tx, account, money(cash, account.currency), now);
  }
  return true;
}

function byMeter<Row extends { readonly meter: string }>(rows: readonly Row[] | undefined) {
  return rows ? groupBy(rows, (row) => row.meter) : none;
}

function openPacks(rows: readonly DrawableRow[]): Map<string, OpenPack[]> {
  const open = new Map<string, OpenPack[]>();
  for (const row of rows) {
    const pack = { ...row, remainingBefore: row.remaining };
    const packs = open.get(row.meter);
    if (packs) packs.push(pack);
    else open.set(row.meter, [pack]);
  }
  for (const packs of open.values()) if (packs.length > 1) packs.sort(compareDrawOrder);
  return open;
}
