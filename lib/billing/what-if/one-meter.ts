import { monthOf, monthStart } from "../billing-month";
import type { Announced } from "../catalog/announced";
import type { BillingMode, MeterId } from "../catalog/types";
import { accept, type Decision } from "../decision";
import { Decimal } from "../money";
import { noUsage } from "../rating/month-usage";
import { type RatedLine, rateMonth } from "../rating/rate-month";
import { countUsage } from "./count-usage";
import { scenarioFreePacks } from "./free-packs";
import { scenarioPurchases } from "./purchases";
import type { Scenario, ScenarioPurchase } from "./scenario";

/** What a meter comes to in a scenario's month: the purchases made in it, and its bill line. */
export interface MeterMonth {
  readonly line: RatedLine;
  readonly purchased: Decimal;
  /** Null while the line waits for a quote (rule P8). */
  readonly total: Decimal | null;
}

/** What belongs to one meter; activations and the choice of free packs stay, because they are its service's. */
export function scenarioOfMeter(scenario: Scenario, meter: MeterId): Scenario {
  const isOwn = (each: { readonly meter: MeterId }) => each.meter === meter;
  return {
    ...scenario,
    claims: scenario.claims.filter(isOwn),
    purchases: scenario.purchases.filter(({ offer }) => offer.startsWith(`${meter}/`)),
    modes: scenario.modes.filter(isOwn),
    contracts: scenario.contracts.filter(isOwn),
    usage: scenario.usage.filter(isOwn),
  };
}

/** The same month bought and billed another way, from its first instant; what was before the month stays. */
export function otherwise(
  scenario: Scenario,
  meter: MeterId,
  way: { readonly mode: BillingMode; readonly purchases: readonly Omit<ScenarioPurchase, "at">[] },
): Scenario {
  const start = monthStart(scenario.month);
  const remains = ({ offer, at }: ScenarioPurchase) => !offer.startsWith(`${meter}/`) || at < start;
  const modes = scenario.modes.filter((each) => each.meter !== meter || each.from < start);
  return {
    ...scenario,
    purchases: [
      ...scenario.purchases.filter(remains),
      ...way.purchases.map((purchase) => ({ ...purchase, at: start })),
    ],
    // Without any mode of its own before, a meter is billed by calls (rule S4).
    modes:
      way.mode === "calls" && !modes.some((each) => each.meter === meter)
        ? modes
        : [...modes, { meter, mode: way.mode, from: start }],
  };
}

/** Plays the scenario of one meter through the functions of the estimate. */
export function meterMonth(scenario: Scenario, meter: MeterId, announced: Announced): Decision<MeterMonth> {
  const purchases = scenarioPurchases(scenario);
  if (!purchases.ok) return purchases;
  const freePacks = scenarioFreePacks(scenario, announced);
  if (!freePacks.ok) return freePacks;
  const packs = [...freePacks.value, ...purchases.value.flatMap((order) => order.packs)];
  const quotas = purchases.value.flatMap(({ quota }) => (quota === null ? [] : [quota]));
  const counted = countUsage(scenario, packs, quotas);
  if (!counted.ok) return counted;
  const { month, contracts } = scenario;
  const line = rateMonth({ meter, month, usage: counted.value.get(meter) ?? noUsage, contracts, announced });
  const purchased = purchases.value
    .filter(({ at }) => monthOf(at) === month)
    .reduce((sum, { subtotal }) => sum.plus(subtotal.amount), new Decimal(0));
  return accept({ line, purchased, total: line.amount?.plus(purchased) ?? null });
}
