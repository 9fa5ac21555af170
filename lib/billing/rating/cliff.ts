import type { BillingMonth } from "../billing-month";
import { type Announced, findAnnouncedMeter } from "../catalog/announced";
import { firstCallsOf, tierFor, tierLabel } from "../catalog/tiers";
import type { ContractPrice, MeterId } from "../catalog/types";
import { Decimal } from "../money";
import { priceOfMonth } from "./price-of-month";

/** A higher tier that makes the whole month cheaper than it is now. */
export interface Cliff {
  readonly tier: string;
  /** Billable calls of the month at which the tier is reached, and how many more that is. */
  readonly reachedAt: number;
  readonly callsNeeded: number;
  readonly amountNow: Decimal;
  readonly amountThen: Decimal;
}

/**
 * Under volume prices one more call can make all of them cheaper (rule P3): Face Fusion image costs 649.935 for
 * 9,999 calls and 500 for 10,000. Finds the nearest tier for which that is so.
 */
export function cliffAhead(input: {
  readonly meter: MeterId;
  readonly month: BillingMonth;
  readonly billable: number;
  readonly contracts: readonly ContractPrice[];
  readonly announced: Announced;
}): Cliff | null {
  const meter = findAnnouncedMeter(input.meter, input.announced);
  if (meter === undefined) throw new Error(`Not a meter of calls: ${input.meter}`);
  const { table } = priceOfMonth(meter, input.month, input.contracts);
  const current = tierFor(table, input.billable);
  if (current === undefined || current.unitPrice === null) return null;
  const amountNow = new Decimal(current.unitPrice).times(input.billable);
  for (const tier of table.tiers.slice(table.tiers.indexOf(current) + 1)) {
    if (tier.unitPrice === null) continue;
    const reachedAt = firstCallsOf(table, tier);
    const amountThen = new Decimal(tier.unitPrice).times(reachedAt);
    if (amountThen.lessThan(amountNow)) {
      const callsNeeded = reachedAt - input.billable;
      return { tier: tierLabel(table, tier), reachedAt, callsNeeded, amountNow, amountThen };
    }
  }
  return null;
}
