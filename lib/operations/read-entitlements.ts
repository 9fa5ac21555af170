import {
  listAccountsByIds,
  listBillingModes,
  listServiceChanges,
  listServicesOfAccounts,
} from "@/db/accounts";
import { systemTransaction, type Tx } from "@/db/client";
import { findBalances, toBalances } from "@/db/ledger";
import { listCurrentPacksOf, type Pack } from "@/db/packs";
import { listQpsQuotas } from "@/db/qps-quotas";
import { evaluateStanding } from "@/lib/billing/arrears/standing";
import { contains } from "@/lib/billing/billing-month";
import { servicesOfSite } from "@/lib/billing/catalog/catalog";
import type { AnyMeter, BillingMode, Service } from "@/lib/billing/catalog/types";
import { accept, type Decision, refuse } from "@/lib/billing/decision";
import { groupBy } from "@/lib/billing/group-by";
import { money } from "@/lib/billing/money";
import { admission } from "@/lib/billing/services/admission";
import { limitOf, modeAt } from "@/lib/billing/services/modes";
import { type ServicePeriods, servicePeriods } from "./usage/service-periods";

/** What a gateway must know of one meter to let a call through or not. */
export interface MeterEntitlement {
  readonly meter: string;
  readonly service: string;
  readonly allowed: boolean;
  /** A refusal code; null while allowed. */
  readonly reason: string | null;
  /** null for materials. */
  readonly mode: BillingMode | null;
  /** Calls a second; null: the catalogue names none. */
  readonly qpsLimit: number | null;
  /** Usable at this moment, by origin: calls, or free slots of materials. */
  readonly unitsLeft: { readonly free: number; readonly gifted: number; readonly purchased: number };
  /** When the service stops for arrears unless the balance changes; null: no stop is running. */
  readonly stopsAt: string | null;
}

export interface Entitlements {
  readonly account: string;
  readonly meters: readonly MeterEntitlement[];
}

/** Everything an account may call at this moment, every meter of its site in the catalogue's order. */
export function readEntitlements(accountId: string, now: Date): Promise<Decision<Entitlements>> {
  return systemTransaction(async (tx) => {
    const found = (await readEntitlementsOf(tx, [accountId], now)).get(accountId);
    return found ? accept(found) : refuse("account_unknown", { account: accountId });
  });
}

/** The same of many accounts in the statements of one; those that there are not are left out. */
export async function readEntitlementsOf(
  tx: Tx,
  accountIds: readonly string[],
  now: Date,
): Promise<Map<string, Entitlements>> {
  const states = await readStates(tx, accountIds, now);
  return new Map(states.map((state) => [state.account.id, entitlementsOf(state, now)]));
}

function entitlementsOf(state: AccountState, now: Date): Entitlements {
  const { account } = state;
  const cash = money(state.balances.cash, account.currency);
  const meters = servicesOfSite(account.site).flatMap((service) => {
    const row = state.services.find((candidate) => candidate.service === service.id);
    const standing = evaluateStanding(
      service.policies.arrears,
      { overdueSince: account.overdueSince, stoppedAt: row?.stoppedAt ?? null },
      cash,
      now,
    );
    const periods = servicePeriods(state.changes.filter((change) => change.service === service.id));
    // A stop that is due counts at once, written or not.
    const stops =
      standing.standing === "stopped" && standing.stoppedAt
        ? [...periods.stops, { from: standing.stoppedAt, until: null }]
        : periods.stops;
    const stopsAt = standing.standing === "overdue" && row ? (standing.stopsAt?.toISOString() ?? null) : null;
    const context = {
      ...state,
      service,
      periods: { ...periods, stops },
      closed: account.closedAt !== null,
      now,
    };
    return [...service.meters, ...service.capacityMeters].map((meter) => ({
      ...entitlementOf(context, meter),
      stopsAt,
    }));
  });
  return { account: account.id, meters };
}

type AccountState = Awaited<ReturnType<typeof readStates>>[number];

interface MeterContext extends AccountState {
  readonly service: Service;
  readonly periods: ServicePeriods;
  readonly closed: boolean;
  readonly now: Date;
}

function entitlementOf(context: MeterContext, meter: AnyMeter): Omit<MeterEntitlement, "stopsAt"> {
  const { service, periods, now } = context;
  const isCalls = meter.kind === "calls";
  const mode = isCalls
    ? modeAt(
        context.modes.filter((row) => row.meter === meter.id),
        now,
      )
    : null;
  const quotas = context.quotas.filter((row) => row.meter === meter.id);
  const limit = isCalls && mode ? limitOf(meter, mode, quotas, now) : null;
  const unitsLeft = unitsOf(
    context.packs.filter((pack) => pack.meter === meter.id),
    now,
  );
  const answer = admission(
    { service: service.id, ...periods, mode: mode ?? "calls", qpsLimit: limit ?? 0, billed: isCalls },
    now,
  );
  const slots = unitsLeft.free + unitsLeft.gifted + unitsLeft.purchased;
  const reason = context.closed
    ? "account_closed"
    : !answer.allowed
      ? answer.refusal.code
      : !isCalls && slots === 0
        ? "material_quota_exhausted"
        : null;
  return {
    meter: meter.id,
    service: service.id,
    allowed: reason === null,
    reason,
    mode,
    qpsLimit: limit,
    unitsLeft,
  };
}

async function readStates(tx: Tx, ids: readonly string[], now: Date) {
  const [accounts, services, changes, modes, quotas, packs, balances] = await Promise.all([
    listAccountsByIds(tx, ids),
    listServicesOfAccounts(tx, ids),
    listServiceChanges(tx, ids),
    listBillingModes(tx, ids),
    listQpsQuotas(tx, ids),
    listCurrentPacksOf(tx, ids, now),
    findBalances(tx, ids),
  ]);
  const rows = {
    services: byAccount(services),
    changes: byAccount(changes),
    modes: byAccount(modes),
    quotas: byAccount(quotas),
    packs: byAccount(packs),
  };
  return accounts.map((account) => ({
    account,
    services: rows.services.get(account.id) ?? [],
    changes: rows.changes.get(account.id) ?? [],
    modes: rows.modes.get(account.id) ?? [],
    quotas: rows.quotas.get(account.id) ?? [],
    packs: rows.packs.get(account.id) ?? [],
    balances: balances.get(account.id) ?? toBalances([]),
  }));
}

function byAccount<Row extends { readonly accountId: string }>(rows: readonly Row[]) {
  return groupBy(rows, (row) => row.accountId);
}

function unitsOf(packs: readonly Pack[], now: Date) {
  const left = { free: 0, gifted: 0, purchased: 0 };
  for (const pack of packs) {
    if (contains({ from: pack.validFrom, until: pack.validUntil }, now)) left[pack.origin] += pack.remaining;
  }
  return left;
}
