import { type Announced, findAnnouncedMeter } from "../catalog/announced";
import { currencyOf, meterOrder } from "../catalog/catalog";
import type { BillingMode, Meter, MeterId } from "../catalog/types";
import { Decimal } from "../money";
import type { QuotaChoice } from "../packs/cheaper-quota";
import { quotaForMonth, quotaPaysUpTo } from "../packs/month-of-quota";
import { orderLimits } from "../packs/order-price";
import { priceOfMonth } from "../rating/price-of-month";
import { type Coverage, cheapestCoverage } from "./cheapest-coverage";
import { meterMonth, otherwise, scenarioOfMeter } from "./one-meter";
import type { Scenario, ScenarioPurchase } from "./scenario";

/** What to buy at the month's start, and the billing mode; no purchases: pay for the calls as they come. */
export interface Way {
  readonly kind: "calls" | "packs" | "quota";
  readonly mode: BillingMode;
  readonly purchases: readonly Omit<ScenarioPurchase, "at">[];
  /** Purchases and what is then billed; exact (rule T5). */
  readonly total: Decimal;
}

/**
 * What to make of the ways: the scenario is the `cheapest`, with purchases of its own, or has `nothing_to_buy`; or it
 * would be cheaper to `buy` packs, to buy none (`do_not_buy`) or to `switch` to QPS billing. `only_with_packs` where
 * the scenario has no published price and some packs lead to one, `no_price` where nothing does (rule P7), and
 * `peak_too_high` where billing by calls does not take the peak (rule S5).
 */
export type WaysVerdict =
  | "cheapest"
  | "nothing_to_buy"
  | "buy"
  | "do_not_buy"
  | "switch"
  | "only_with_packs"
  | "no_price"
  | "peak_too_high";

/** Every way through a scenario's month for one meter, and the cheapest of them. */
export interface MeterWays {
  readonly meter: MeterId;
  /** As the scenario has it; null where the estimate refuses it or it waits for a quote (rule P8). */
  readonly now: Decimal | null;
  /** Without any purchase in the month; null where there is no published price (rule P7). */
  readonly calls: Decimal | null;
  /** How many calls of the month packs bought for it can cover. */
  readonly coverable: number;
  /** The cheapest of all combinations of packs; without choices: do not buy. */
  readonly packs: Coverage | null;
  /** A quota for the whole month at the peak named; null without a peak, or where none is on sale. */
  readonly quota: QuotaChoice | null;
  /** Up to this peak a quota costs no more than the cheapest way by calls; null where none is on sale. */
  readonly quotaPaysUpTo: number | null;
  /** The most calls a second in billing by calls, where the peak is above it (rule S5); null otherwise. */
  readonly peakAbove: number | null;
  readonly best: Way | null;
  /** What the best way saves against the scenario; null where there is nothing to compare, never below zero. */
  readonly saving: Decimal | null;
  readonly verdict: WaysVerdict;
}

/**
 * The cheapest way for each meter of a scenario, exactly: pay-as-you-go, every combination of packs, and a QPS quota
 * where the peak is named. Meters do not touch each other (rule P6), and a bill is rounded once (rule T5), so the
 * cheapest of each are the cheapest together.
 */
export function cheapestWays(
  scenario: Scenario,
  peaks: ReadonlyMap<MeterId, number>,
  announced: Announced,
): MeterWays[] {
  const used = new Set(scenario.usage.filter(({ calls }) => calls > 0).map(({ meter }) => meter));
  return [...used]
    .sort((a, b) => meterOrder(a) - meterOrder(b))
    .flatMap((id) => {
      const meter = findAnnouncedMeter(id, announced);
      return meter ? [waysOf(scenarioOfMeter(scenario, id), meter, peaks.get(id) ?? null, announced)] : [];
    });
}

/** The scenario with some ways taken. */
export function takeWays(scenario: Scenario, ways: readonly MeterWays[]): Scenario {
  return ways.reduce((taken, { meter, best }) => (best ? otherwise(taken, meter, best) : taken), scenario);
}

function waysOf(scenario: Scenario, meter: Meter, peak: number | null, announced: Announced): MeterWays {
  const { month, contracts } = scenario;
  const asIs = meterMonth(scenario, meter.id, announced);
  const now = asIs.ok ? asIs.value.total : null;
  const byCalls = otherwise(scenario, meter.id, { mode: "calls", purchases: [] });
  const plain = meterMonth(byCalls, meter.id, announced);
  const { table } = priceOfMonth(meter, month, contracts);
  const billable = plain.ok ? plain.value.line.billable : 0;
  // Packs bought at the month's start end last, so they are drawn after all others and take from what is billed.
  const packs = plain.ok ? cheapestCoverage(meter.packs, [{ billable, coverable: billable, table }]) : null;
  const quota = peak === null ? null : quotaForMonth(meter.id, peak, month, currencyOf(scenario.site));
  const limit = meter.callsModeQpsLimit;
  const peakAbove = peak !== null && limit !== null && peak > limit ? limit : null;
  const ways = [
    ...(packs && peakAbove === null ? [wayOfPacks(meter.id, packs)] : []),
    ...(quota ? [wayOfQuota(quota)] : []),
  ];
  const best = ways.reduce<Way | null>((a, b) => (a === null || b.total.lessThan(a.total) ? b : a), null);
  const saving = best && now && Decimal.max(0, now.minus(best.total));
  return {
    meter: meter.id,
    now,
    calls: plain.ok ? plain.value.total : null,
    coverable: billable,
    packs,
    quota,
    quotaPaysUpTo: meter.qps.length > 0 && packs ? quotaPaysUpTo(meter.id, packs.total, month) : null,
    peakAbove,
    best,
    saving,
    verdict: peakAbove === null ? verdictOf(now, best, saving) : "peak_too_high",
  };
}

function verdictOf(now: Decimal | null, best: Way | null, saving: Decimal | null): WaysVerdict {
  if (best === null) return "no_price";
  if (now === null) return "only_with_packs";
  if (!saving?.greaterThan(0)) return best.kind === "calls" ? "nothing_to_buy" : "cheapest";
  return ({ calls: "do_not_buy", packs: "buy", quota: "switch" } as const)[best.kind];
}

function wayOfPacks(meter: MeterId, { choices, total }: Coverage): Way {
  const purchases = choices.flatMap(({ size, quantity }) =>
    inOrders(quantity).map((part) => ({ offer: `${meter}/pack-${size.units}`, quantity: part })),
  );
  return { kind: choices.length > 0 ? "packs" : "calls", mode: "calls", purchases, total };
}

function wayOfQuota({ offer, qps, terms, price }: QuotaChoice): Way {
  return { kind: "quota", mode: "qps", purchases: [{ offer: offer.id, qps, terms }], total: price.amount };
}

/** One order holds so many packs at most; more of them are several orders. */
export function inOrders(quantity: number): number[] {
  const { maximum } = orderLimits.quantity;
  const full = Array.from({ length: Math.floor(quantity / maximum) }, () => maximum);
  const rest = quantity % maximum;
  return rest > 0 ? [...full, rest] : full;
}
