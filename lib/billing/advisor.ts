import { addMonths, monthEnd, monthOf } from "./billing-month";
import { type Announced, findAnnouncedMeter, withAnnounced } from "./catalog/announced";
import { serviceOfMeter } from "./catalog/catalog";
import type { ContractPrice, Meter, MeterId } from "./catalog/types";
import { monthlyRuleOf } from "./catalog/versions";
import { type DrawablePack, drawDown } from "./metering/draw-down";
import { Decimal } from "./money";
import { rateMeter } from "./rating/rate-month";

/** How many months a purchase is judged over: what it grants is valid for a year (rule B2). */
export const adviceMonths = 12;

export interface AdviceInput {
  readonly meter: MeterId;
  /** Calls of every month to come, taken from the months that were. */
  readonly monthlyCalls: number;
  /** What the account has already, without the packs of a month: those come anew each month (rule F3). */
  readonly owned: readonly DrawablePack[];
  readonly bought: { readonly packs: readonly DrawablePack[]; readonly price: Decimal };
  readonly contracts: readonly ContractPrice[];
  readonly announced: Announced;
}

/** A year at the same usage, without and with what is about to be bought. */
export interface PackAdvice {
  readonly payAsYouGo: Decimal;
  /** The price of the packs and what they leave to pay. */
  readonly withPacks: Decimal;
  /** Below zero: the packs cost more than they save. */
  readonly saving: Decimal;
  /** How many more units would be left over at the end of the year, and lapse. */
  readonly unusedUnits: number;
}

/**
 * Compares a purchase with pay-as-you-go over a year of the same usage, through the rules that draw packs down and
 * rate a month: a pack can also make the rest dearer, because the tier is chosen after packs (rule P5). Null where
 * some month has no published price to compare with (rule P7).
 */
export function advisePacks(input: AdviceInput, now: Date): PackAdvice | null {
  const meter = findAnnouncedMeter(input.meter, input.announced);
  if (meter === undefined) return null;
  const without = yearOf(meter, input, input.owned, now);
  const withThem = yearOf(meter, input, [...input.owned, ...input.bought.packs], now);
  if (without === null || withThem === null) return null;
  const withPacks = withThem.billed.plus(input.bought.price);
  return {
    payAsYouGo: without.billed,
    withPacks,
    saving: without.billed.minus(withPacks),
    unusedUnits: unitsLeft(withThem.packs) - unitsLeft(without.packs),
  };
}

function yearOf(meter: Meter, input: AdviceInput, owned: readonly DrawablePack[], now: Date) {
  let packs = [...owned];
  let billed = new Decimal(0);
  for (let ahead = 0; ahead < adviceMonths; ahead++) {
    const at = addMonths(now, ahead);
    const { draws, covered, billable } = drawDown([...packs, ...freeOfMonth(meter.id, at, input.announced)], {
      calls: input.monthlyCalls,
      at,
    });
    const drawn = new Map(draws.map((draw) => [draw.packId, draw.units]));
    packs = packs.map((pack) => ({ ...pack, remaining: pack.remaining - (drawn.get(pack.id) ?? 0) }));
    const usage = { calls: input.monthlyCalls, ...covered, qps: 0, billable, refused: 0 };
    const { amount } = rateMeter(meter, { month: monthOf(at), usage, contracts: input.contracts });
    if (amount === null) return null;
    billed = billed.plus(amount);
  }
  return { billed, packs };
}

function unitsLeft(packs: readonly DrawablePack[]): number {
  return packs.reduce((sum, pack) => sum + pack.remaining, 0);
}

/** The free pack that every calendar month brings, where one does (rule F3). */
function freeOfMonth(meter: MeterId, at: Date, announced: Announced): DrawablePack[] {
  const service = serviceOfMeter(meter);
  const rule = service && monthlyRuleOf(withAnnounced(service, announced), meter, at);
  if (rule === undefined) return [];
  const validUntil = monthEnd(monthOf(at));
  return [{ id: "free-of-month", origin: "free", validFrom: at, validUntil, remaining: rule.units }];
}
