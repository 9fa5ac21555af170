import { addMonths, monthEnd, monthOf } from "../billing-month";
import { type Announced, withAnnounced } from "../catalog/announced";
import { serviceOfMeter } from "../catalog/catalog";
import type { ContractPrice, Meter, MeterId } from "../catalog/types";
import { monthlyRuleOf } from "../catalog/versions";
import { type DrawablePack, drawDown } from "../metering/draw-down";
import { priceOfMonth } from "../rating/price-of-month";
import type { Demand } from "./coverage-stretches";

/** How many months a purchase is judged over: what it grants is valid for a year (rule B2). */
export const adviceMonths = 12;

export interface YearInput {
  readonly meter: MeterId;
  /** Calls of every month to come, taken from the months that were. */
  readonly monthlyCalls: number;
  /** What the account has already, without the packs of a month: those come anew each month (rule F3). */
  readonly owned: readonly DrawablePack[];
  readonly contracts: readonly ContractPrice[];
  readonly announced: Announced;
}

export interface Year {
  readonly months: readonly Demand[];
  /** Units of the packs owned that the year leaves over. */
  readonly unitsLeft: number;
}

/** A year of the same usage, month by month, through the rules that draw packs down: what packs leave to be billed. */
export function playYear(meter: Meter, input: YearInput, now: Date): Year {
  let packs = [...input.owned];
  const months: Demand[] = [];
  for (let ahead = 0; ahead < adviceMonths; ahead++) {
    const at = addMonths(now, ahead);
    const { draws, billable } = drawDown([...packs, ...freeOfMonth(meter.id, at, input.announced)], {
      calls: input.monthlyCalls,
      at,
    });
    const drawn = new Map(draws.map((draw) => [draw.packId, draw.units]));
    packs = packs.map((pack) => ({ ...pack, remaining: pack.remaining - (drawn.get(pack.id) ?? 0) }));
    const { table } = priceOfMonth(meter, monthOf(at), input.contracts);
    months.push({ billable, coverable: billable, table });
  }
  return { months, unitsLeft: packs.reduce((sum, pack) => sum + pack.remaining, 0) };
}

/** The free pack that every calendar month brings, where one does (rule F3). */
function freeOfMonth(meter: MeterId, at: Date, announced: Announced): DrawablePack[] {
  const service = serviceOfMeter(meter);
  const rule = service && monthlyRuleOf(withAnnounced(service, announced), meter, at);
  if (rule === undefined) return [];
  const validUntil = monthEnd(monthOf(at));
  return [{ id: "free-of-month", origin: "free", validFrom: at, validUntil, remaining: rule.units }];
}
