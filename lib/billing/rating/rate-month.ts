import type { BillingMonth } from "../billing-month";
import { type AnnouncedPrices, findAnnouncedMeter } from "../catalog/announced";
import { tierFor, tierLabel } from "../catalog/tiers";
import type { ContractPrice, Meter, MeterId, PriceTable, Tier } from "../catalog/types";
import { Decimal } from "../money";
import { type PriceSource, priceOfMonth } from "./price-of-month";

/** What a meter counted in a month, by what covered it; the parts sum to `calls`. */
export interface MonthUsage {
  readonly calls: number;
  readonly free: number;
  readonly gifted: number;
  readonly purchased: number;
  readonly qps: number;
  readonly billable: number;
  /** Calls inside a stop: kept, neither drawn nor billed (rule U5). */
  readonly refused: number;
}

export interface RateMonthInput {
  readonly meter: MeterId;
  readonly month: BillingMonth;
  readonly usage: MonthUsage;
  /** The account's contracts; those of other meters are ignored. */
  readonly contracts: readonly ContractPrice[];
  /** List prices published since the documents (rule P10). */
  readonly announced: AnnouncedPrices;
}

/** A bill line: one meter, one month. */
export interface RatedLine {
  readonly meter: MeterId;
  readonly calls: number;
  readonly covered: {
    readonly free: number;
    readonly gifted: number;
    readonly purchased: number;
    readonly qps: number;
  };
  readonly billable: number;
  readonly refused: number;
  /** The tier's label, also when it has no price; null only where there is no price to name. */
  readonly tier: string | null;
  readonly unitPrice: Decimal | null;
  /** Exact, up to 8 decimals (rule T5); null when the line needs a quote (rule P8). */
  readonly amount: Decimal | null;
  /** What the same calls cost at the list price: the base of a hold (rule L4). Null without a list price. */
  readonly listAmount: Decimal | null;
  readonly status: "priced" | "needs_quote";
  readonly priceSource: PriceSource | null;
}

const nothing = new Decimal(0);

/** Prices a month of one meter: the tier that the billable calls reach prices all of them (rules P3 to P9). */
export function rateMonth(input: RateMonthInput): RatedLine {
  const meter = findAnnouncedMeter(input.meter, input.announced);
  if (meter === undefined) throw new Error(`Not a meter of calls: ${input.meter}`);
  return rateMeter(meter, input);
}

/** The same for a meter given as data, with all its price versions. */
export function rateMeter(
  meter: Meter,
  { month, usage, contracts }: Omit<RateMonthInput, "meter" | "announced">,
): RatedLine {
  assertSums(usage, meter.id);
  const { table, list, source } = priceOfMonth(meter, month, contracts);
  const { billable } = usage;
  const price = priceOf(table, billable);
  const listPrice = table === list ? price : priceOf(list, billable);
  const priced = price.unitPrice !== null;
  return {
    meter: meter.id,
    calls: usage.calls,
    covered: { free: usage.free, gifted: usage.gifted, purchased: usage.purchased, qps: usage.qps },
    billable,
    refused: usage.refused,
    // No billable calls cost nothing at any price, so they never wait for a quote.
    tier: billable === 0 && !priced ? null : price.tier,
    unitPrice: price.unitPrice,
    amount: billable === 0 ? nothing : price.amount,
    listAmount: billable === 0 ? nothing : listPrice.amount,
    status: priced || billable === 0 ? "priced" : "needs_quote",
    priceSource: priced ? source : null,
  };
}

function priceOf(table: PriceTable, billable: number) {
  const tier = tierFor(table, billable);
  if (tier === undefined) return unpriced;
  const { label, unitPrice } = printed(table, tier);
  return { tier: label, unitPrice, amount: unitPrice?.times(billable) ?? null };
}

const unpriced = { tier: null, unitPrice: null, amount: null };

interface PrintedTier {
  readonly label: string;
  readonly unitPrice: Decimal | null;
}

/** A table prices the months of many accounts; the label and the price of its tiers are made once. */
const printedTiers = new WeakMap<PriceTable, Map<Tier, PrintedTier>>();

function printed(table: PriceTable, tier: Tier): PrintedTier {
  let tiers = printedTiers.get(table);
  if (!tiers) {
    tiers = new Map();
    printedTiers.set(table, tiers);
  }
  let made = tiers.get(tier);
  if (!made) {
    const unitPrice = tier.unitPrice === null ? null : new Decimal(tier.unitPrice);
    made = { label: tierLabel(table, tier), unitPrice };
    tiers.set(tier, made);
  }
  return made;
}

function assertSums(usage: MonthUsage, meter: MeterId): void {
  const sum = usage.free + usage.gifted + usage.purchased + usage.qps + usage.billable + usage.refused;
  if (sum !== usage.calls) throw new Error(`${meter}: ${usage.calls} calls, but their parts sum to ${sum}`);
}
