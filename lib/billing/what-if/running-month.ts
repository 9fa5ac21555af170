import { addMonths, type BillingMonth, monthPeriod } from "../billing-month";
import { type Announced, findAnnouncedMeter } from "../catalog/announced";
import type { BillingMode, ContractPrice, MeterId, Offer } from "../catalog/types";
import { type DrawablePack, drawDown } from "../metering/draw-down";
import { Decimal } from "../money";
import { type Cliff, cliffAhead } from "../rating/cliff";
import { priceOfMonth } from "../rating/price-of-month";
import { type MonthUsage, type RatedLine, rateMonth } from "../rating/rate-month";
import { type Coverage, cheapestCoverage } from "./cheapest-coverage";

/** A meter in the month that runs. */
export interface RunningMonth {
  readonly meter: MeterId;
  readonly month: BillingMonth;
  /** The account's first activation: no call can be older. */
  readonly activatedAt: Date;
  readonly soFar: MonthUsage;
  /** The meter's packs that are not over. */
  readonly packs: readonly DrawablePack[];
  readonly mode: BillingMode;
  readonly contracts: readonly ContractPrice[];
  readonly announced: Announced;
}

/** What the month comes to if its calls reach a number. */
export interface MonthIf {
  readonly line: RatedLine;
  /** The price of what is bought now; 0 without a purchase. */
  readonly bought: Decimal;
  /** Null while the line waits for a quote (rule P8). */
  readonly total: Decimal | null;
  readonly cliff: Cliff | null;
}

type PackOffer = Exclude<Offer, { kind: "qps" }>;

/**
 * Rates the month as if its calls reached `calls`, those to come happening now: they draw the packs there are, and
 * those bought now, in the usual order (rules U1 to U4), or none in QPS billing (rule S6). What was drawn or billed
 * already stays as it is, so a pack bought now covers only calls to come (rule U3).
 */
export function monthIf(
  running: RunningMonth,
  calls: number,
  now: Date,
  buy: { readonly offer: PackOffer; readonly quantity: number } | null = null,
): MonthIf {
  const { meter, month, soFar, contracts, announced, mode } = running;
  const toCome = calls - soFar.calls;
  if (toCome < 0) throw new RangeError(`${meter} had ${soFar.calls} calls already, not ${calls}`);
  const packs = buy === null ? running.packs : [...running.packs, ...granted(buy, now)];
  const usage = mode === "qps" ? onQuota(soFar, toCome) : drawn(soFar, toCome, packs, now);
  const line = rateMonth({ meter, month, usage, contracts, announced });
  const bought = new Decimal(buy?.offer.price ?? 0).times(buy?.quantity ?? 0);
  const cliff = cliffAhead({ meter, month, billable: line.billable, contracts, announced });
  return { line, bought, total: line.amount?.plus(bought) ?? null, cliff };
}

/** The cheapest packs to buy now for what is still to come of the month; without choices: do not buy. */
export function cheapestForRest(running: RunningMonth, calls: number, now: Date): Coverage | null {
  const meter = findAnnouncedMeter(running.meter, running.announced);
  if (meter === undefined) throw new Error(`Not a meter of calls: ${running.meter}`);
  const { table } = priceOfMonth(meter, running.month, running.contracts);
  const { billable } = monthIf(running, calls, now).line;
  return cheapestCoverage(meter.packs, [{ billable, coverable: billable - running.soFar.billable, table }]);
}

/**
 * How many calls the month will have if they go on as they did since its first instant, or since the account's first
 * activation where that was later: the days before it say nothing about its pace.
 */
export function callsAtThisPace({ month, soFar, activatedAt }: RunningMonth, now: Date): number {
  const { from, until } = monthPeriod(month);
  const start = Math.max(from.getTime(), activatedAt.getTime());
  const gone = Math.max(1, now.getTime() - start);
  const whole = until.getTime() - start;
  const calls = new Decimal(soFar.calls)
    .times(whole)
    .dividedBy(gone)
    .toDecimalPlaces(0, Decimal.ROUND_HALF_UP);
  return Math.max(soFar.calls, calls.toNumber());
}

function drawn(soFar: MonthUsage, toCome: number, packs: readonly DrawablePack[], at: Date): MonthUsage {
  const { covered, billable } = drawDown(packs, { calls: toCome, at });
  return {
    ...soFar,
    calls: soFar.calls + toCome,
    free: soFar.free + covered.free,
    gifted: soFar.gifted + covered.gifted,
    purchased: soFar.purchased + covered.purchased,
    billable: soFar.billable + billable,
  };
}

function onQuota(soFar: MonthUsage, toCome: number): MonthUsage {
  return { ...soFar, calls: soFar.calls + toCome, qps: soFar.qps + toCome };
}

/** As one pack: how many there are makes no difference to what they cover. */
function granted({ offer, quantity }: { offer: PackOffer; quantity: number }, now: Date): DrawablePack[] {
  const remaining = offer.units * quantity;
  // The last to end: packs that the account has already are drawn before it (rule U2).
  return [{ id: "bought", origin: "purchased", validFrom: now, validUntil: addMonths(now, 12), remaining }];
}
