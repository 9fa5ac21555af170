import { lookUp, type Tx } from "@/db/client";
import { type EntitlementState, listEntitlementStates } from "@/db/entitlement-state";
import { evaluateStanding } from "@/lib/billing/arrears/standing";
import { contains } from "@/lib/billing/billing-month";
import { servicesOfSite } from "@/lib/billing/catalog/catalog";
import type { AnyMeter, BillingMode, Service } from "@/lib/billing/catalog/types";
import { accept, type Decision, refuse } from "@/lib/billing/decision";
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
export async function readEntitlements(accountId: string, now: Date): Promise<Decision<Entitlements>> {
  const found = (await lookUp((tx) => readEntitlementsOf(tx, [accountId], now))).get(accountId);
  return found ? accept(found) : refuse("account_unknown", { account: accountId });
}

/** The same of many accounts in the statement of one; those that there are not are left out. */
export async function readEntitlementsOf(
  tx: Tx,
  accountIds: readonly string[],
  now: Date,
): Promise<Map<string, Entitlements>> {
  const states = await listEntitlementStates(tx, accountIds, now);
  return new Map(states.map((state) => [state.account.id, entitlementsOf(state, now)]));
}

function entitlementsOf(state: EntitlementState, now: Date): Entitlements {
  const { account } = state;
  const cash = money(state.cash, account.currency);
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
    const context = {
      state,
      service,
      active: periods.active,
      stops,
      stopsAt: standing.standing === "overdue" && row ? (standing.stopsAt?.toISOString() ?? null) : null,
      now,
    };
    return metersOf(service).map((meter) => entitlementOf(context, meter));
  });
  return { account: account.id, meters };
}

/** Its fields are named one by one: a gateway asks thousands of times a second, and copying objects takes longer. */
interface MeterContext extends ServicePeriods {
  readonly state: EntitlementState;
  readonly service: Service;
  readonly stopsAt: string | null;
  readonly now: Date;
}

function metersOf(service: Service): readonly AnyMeter[] {
  return [...service.meters, ...service.capacityMeters];
}

function entitlementOf(context: MeterContext, meter: AnyMeter): MeterEntitlement {
  const { state, service, active, stops, stopsAt, now } = context;
  const isCalls = meter.kind === "calls";
  const mode = isCalls
    ? modeAt(
        state.modes.filter((row) => row.meter === meter.id),
        now,
      )
    : null;
  const quotas = state.quotas.filter((row) => row.meter === meter.id);
  const limit = isCalls && mode ? limitOf(meter, mode, quotas, now) : null;
  const unitsLeft = unitsOf(
    state.packs.filter((pack) => pack.meter === meter.id),
    now,
  );
  const answer = admission(
    { service: service.id, active, stops, mode: mode ?? "calls", qpsLimit: limit ?? 0, billed: isCalls },
    now,
  );
  const slots = unitsLeft.free + unitsLeft.gifted + unitsLeft.purchased;
  const reason = state.account.closed
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
    stopsAt,
  };
}

function unitsOf(packs: EntitlementState["packs"], now: Date) {
  const left = { free: 0, gifted: 0, purchased: 0 };
  for (const pack of packs) {
    if (contains({ from: pack.validFrom, until: pack.validUntil }, now)) left[pack.origin] += pack.remaining;
  }
  return left;
}
