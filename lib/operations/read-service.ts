import { findAccount, findAccountService, listBillingModes, listServiceChanges } from "@/db/accounts";
import type { Tx } from "@/db/client";
import { findBalancesOf } from "@/db/ledger";
import { listCurrentPacks } from "@/db/packs";
import { listQpsQuotas } from "@/db/qps-quotas";
import { monthOf } from "@/lib/billing/billing-month";
import { makeBill } from "@/lib/billing/bills/make-bill";
import { withAnnounced } from "@/lib/billing/catalog/announced";
import type {
  AnyMeter,
  BillingMode,
  FreePackRule,
  Meter,
  MeterId,
  PriceTable,
  PriceVersion,
  Service,
} from "@/lib/billing/catalog/types";
import { freePackRulesAt, nextVersion } from "@/lib/billing/catalog/versions";
import { type MoneyJson, money, toJson } from "@/lib/billing/money";
import { type PriceSource, priceOfMonth } from "@/lib/billing/rating/price-of-month";
import type { RatedLine } from "@/lib/billing/rating/rate-month";
import type { Remainder } from "@/lib/billing/services/deactivation";
import { limitOf, type ModeChange, modeAt, type QpsQuota, qpsLimitAt } from "@/lib/billing/services/modes";
import { readAnnounced } from "./announced";
import { remainderOf } from "./deactivate-service";
import { rateServiceMonth, readContracts } from "./month-estimate";
import { type ServiceStatus, serviceStatus } from "./service-status";

/** The packs of a meter that are in force now, together. */
export interface PackSummary {
  readonly meter: MeterId;
  readonly packs: number;
  readonly units: number;
  readonly remaining: number;
  /** When the first of those with units left ends; null: none does. */
  readonly nextEnd: Date | null;
}

export interface MeterMode {
  readonly mode: BillingMode;
  /** QPS limit of that mode; null where the document names none. */
  readonly limit: number | null;
  /** What the limit would be in QPS billing (rule S6). */
  readonly qpsLimit: number;
  /** QPS billing without a quota in force: every call is refused (rule S7). */
  readonly quotaMissing: boolean;
  /** Quotas that have not ended. */
  readonly quotas: readonly QpsQuota[];
  /** Newest first. */
  readonly history: readonly ModeChange[];
}

export interface MeterPrice {
  readonly table: PriceTable;
  readonly source: PriceSource;
  /** The list price announced after it (rule P10); null: none, or the account has a price of its own. */
  readonly next: PriceVersion | null;
}

export interface ServiceDetail extends ServiceStatus {
  readonly firstActivatedAt: Date | null;
  /** The terms as last accepted (rule S1). */
  readonly accepted: { readonly version: string; readonly at: Date } | null;
  readonly lines: readonly RatedLine[];
  readonly total: MoneyJson;
  readonly packs: readonly PackSummary[];
  readonly modes: ReadonlyMap<MeterId, MeterMode>;
  readonly prices: ReadonlyMap<MeterId, MeterPrice>;
  /** The free packs that the service gives now. */
  readonly freePacks: readonly FreePackRule[];
  /** What would stay behind after a deactivation (rule S3). */
  readonly remains: Remainder;
}

/** One service as an account has it: standing, the running month, packs, modes, prices that hold for it. */
export async function readService(
  tx: Tx,
  accountId: string,
  service: Service,
  now: Date,
): Promise<ServiceDetail> {
  const account = await findAccount(tx, accountId);
  if (!account) throw new Error(`No account ${accountId}`);
  const cash = money((await findBalancesOf(tx, accountId)).cash, account.currency);
  const row = await findAccountService(tx, accountId, service.id);
  const contracts = await readContracts(tx, accountId);
  const announced = await readAnnounced(tx);
  const current = withAnnounced(service, announced);
  const month = monthOf(now);
  const lines = await rateServiceMonth(tx, accountId, service, month, contracts, announced);
  const { total } = makeBill({
    currency: account.currency,
    service: service.id,
    month,
    lines,
    taxRate: account.taxRate.toFixed(),
  });
  return {
    ...serviceStatus(service, account, row, cash, now),
    firstActivatedAt: row?.firstActivatedAt ?? null,
    accepted: await readAcceptedTerms(tx, accountId, service),
    lines,
    total: toJson(total),
    packs: await readPackSummaries(tx, accountId, [...service.meters, ...service.capacityMeters], now),
    modes: await readModes(tx, accountId, service.meters, now),
    prices: new Map(
      current.meters.map((meter) => {
        const { table, source } = priceOfMonth(meter, month, contracts);
        return [meter.id, { table, source, next: source.kind === "list" ? nextVersion(meter, month) : null }];
      }),
    ),
    freePacks: freePackRulesAt(current, now),
    remains: await remainderOf(tx, accountId, service.id, now),
  };
}

async function readAcceptedTerms(tx: Tx, accountId: string, service: Service) {
  const accepted = (await listServiceChanges(tx, [accountId]))
    .filter((change) => change.service === service.id)
    .findLast((change) => change.termsVersion !== null);
  return accepted?.termsVersion ? { version: accepted.termsVersion, at: accepted.occurredAt } : null;
}

async function readPackSummaries(
  tx: Tx,
  accountId: string,
  meters: readonly AnyMeter[],
  now: Date,
): Promise<PackSummary[]> {
  const inForce = (await listCurrentPacks(tx, accountId, now)).filter((pack) => pack.validFrom <= now);
  return meters.map(({ id }) => {
    const own = inForce.filter((pack) => pack.meter === id);
    const open = own.filter((pack) => pack.remaining > 0);
    // Those used up count for nothing beside others; where all are, they say so.
    const packs = open.length > 0 ? open : own;
    const ends = packs.flatMap((pack) =>
      pack.remaining > 0 && pack.validUntil ? [pack.validUntil.getTime()] : [],
    );
    return {
      meter: id,
      packs: packs.length,
      units: packs.reduce((units, pack) => units + pack.units, 0),
      remaining: packs.reduce((units, pack) => units + pack.remaining, 0),
      nextEnd: ends.length > 0 ? new Date(Math.min(...ends)) : null,
    };
  });
}

async function readModes(tx: Tx, accountId: string, meters: readonly Meter[], now: Date) {
  const history = await listBillingModes(tx, [accountId]);
  const quotas = await listQpsQuotas(tx, [accountId]);
  return new Map(
    meters.map((meter): [MeterId, MeterMode] => {
      const changes = history.filter((change) => change.meter === meter.id);
      const own = quotas.filter((quota) => quota.meter === meter.id && quota.endsAt > now);
      const mode = modeAt(changes, now);
      const qpsLimit = qpsLimitAt(own, now);
      return [
        meter.id,
        {
          mode,
          limit: limitOf(meter, mode, own, now),
          qpsLimit,
          quotaMissing: mode === "qps" && qpsLimit === 0,
          quotas: own,
          history: changes.toReversed(),
        },
      ];
    }),
  );
}
