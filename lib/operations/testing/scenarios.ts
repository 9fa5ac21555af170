import * as fc from "fast-check";
import { addDays, billingMonth, monthEnd, monthStart, shiftMonth } from "@/lib/billing/billing-month";
import { offersOf, servicesOfSite } from "@/lib/billing/catalog/catalog";
import type { ContractPrice, MeterId, Service, Site } from "@/lib/billing/catalog/types";
import { claimablePacks } from "@/lib/billing/packs/free-packs";
import type { Scenario, ScenarioPurchase, ScenarioUsage } from "@/lib/billing/what-if/scenario";

/** Random accounts: what they activate, claim, buy, switch, agree and use, over a month and the two before it. */
export const month = billingMonth("2026-10");
const from = monthStart(shiftMonth(month, -2));
const span = monthEnd(month).getTime() - from.getTime();

const instants = (least = from) =>
  fc.integer({ min: least.getTime(), max: from.getTime() + span - 1 }).map((time) => new Date(time));

/** Around the bounds of tiers and packs as often as anywhere else. */
const calls = fc.oneof(
  fc.integer({ min: 1, max: 300 }),
  fc.integer({ min: 1, max: 250_000 }),
  fc.integer({ min: 1, max: 20_000_000 }),
  fc.constantFrom(
    999,
    1_000,
    1_001,
    9_999,
    10_000,
    10_001,
    100_000,
    199_999,
    200_000,
    200_001,
    3_010_000,
    3_010_001,
  ),
);

const tiers = fc.constantFrom<ContractPrice["tiers"]>(
  [{ upTo: null, unitPrice: "0.00012345" }],
  [
    { upTo: 1_000, unitPrice: "0.5" },
    { upTo: null, unitPrice: "0.333" },
  ],
  [
    { upTo: 200_000, unitPrice: "0.01" },
    { upTo: null, unitPrice: null },
  ],
);

const metersOf = (service: Service): MeterId[] => service.meters.map((meter) => meter.id);

export function scenarios(site: Site): fc.Arbitrary<Scenario> {
  const meters = servicesOfSite(site).flatMap(metersOf);
  const onSale = meters.filter((meter) => offersOf(meter).length > 0);
  // Most of what happens is about one meter, so that packs, quotas and calls meet.
  return fc.constantFrom(...onSale).chain((focus) => {
    const meter = fc.oneof({ arbitrary: fc.constant(focus), weight: 3 }, fc.constantFrom(...meters));
    return fc
      .tuple(scenarioAbout(site, meter), fc.boolean(), instants())
      .map(([scenario, withQuota, at]) => (withQuota ? inQpsMode(scenario, focus, at) : scenario));
  });
}

/** The same with a quota for the meter, in force in most of the three months, and a switch to it. */
function inQpsMode(scenario: Scenario, meter: MeterId, at: Date): Scenario {
  const offer = offersOf(meter).find((sold) => sold.kind === "qps" && sold.term === "month");
  const isTaken = scenario.modes.some(
    (change) => change.meter === meter && change.from.getTime() === at.getTime(),
  );
  if (!offer || isTaken) return scenario;
  return {
    ...scenario,
    purchases: [...scenario.purchases, { offer: offer.id, qps: 3, terms: 2, at: addDays(from, 20) }],
    modes: [...scenario.modes, { meter, mode: "qps", from: at }],
  };
}

function scenarioAbout(site: Site, meter: fc.Arbitrary<MeterId>): fc.Arbitrary<Scenario> {
  const services = servicesOfSite(site);
  const switchable = services.flatMap((service) =>
    service.meters.filter((meter) => meter.modes.length > 1).map((meter) => meter.id),
  );
  return fc.record({
    site: fc.constant(site),
    month: fc.constant(month),
    activated: fc
      .tuple(...services.map(() => fc.oneof(fc.constant(from), instants())))
      .map((at) => services.map((service, index) => ({ service: service.id, at: at[index] ?? from }))),
    claims: fc
      .subarray(services.flatMap((service) => claimablePacks(service, from).map((rule) => rule.meter)))
      .chain((wanted) =>
        fc
          .tuple(...wanted.map(() => instants()))
          .map((at) => wanted.map((meter, index) => ({ meter, at: at[index] ?? from }))),
      ),
    purchases: fc.array(purchases(meter), { maxLength: 6 }),
    modes:
      switchable.length === 0
        ? fc.constant([])
        : fc.uniqueArray(
            fc.record({
              meter: fc.constantFrom(...switchable),
              mode: fc.constantFrom("calls" as const, "qps" as const),
              from: instants(),
            }),
            { maxLength: 4, selector: ({ meter, from: at }) => `${meter} ${at.getTime()}` },
          ),
    contracts: fc.uniqueArray(
      fc.record({
        meter,
        effectiveFrom: fc.constantFrom(from, monthStart(month), addDays(monthStart(month), 3)),
        bounds: fc.constantFrom("(a,b]" as const, "[a,b)" as const),
        tiers,
      }),
      { maxLength: 3, selector: ({ meter, effectiveFrom }) => `${meter} ${effectiveFrom.getTime()}` },
    ),
    freePacks: fc.constant(true),
    usage: fc.array(usage(meter), { minLength: 1, maxLength: 14 }),
  });
}

function purchases(meter: fc.Arbitrary<MeterId>): fc.Arbitrary<ScenarioPurchase> {
  const offer = meter.filter((id) => offersOf(id).length > 0).chain((id) => fc.constantFrom(...offersOf(id)));
  return offer.chain(
    (sold): fc.Arbitrary<ScenarioPurchase> =>
      sold.kind === "qps"
        ? fc.record({
            offer: fc.constant(sold.id),
            qps: fc.integer({ min: 1, max: 120 }),
            terms: fc.integer({ min: 1, max: 5 }),
            at: instants(),
          })
        : fc.record({
            offer: fc.constant(sold.id),
            quantity: fc.integer({ min: 1, max: 3 }),
            at: instants(),
          }),
  );
}

function usage(meter: fc.Arbitrary<MeterId>): fc.Arbitrary<ScenarioUsage> {
  // Most of it in the month that is billed.
  const at = fc.oneof(
    { arbitrary: instants(monthStart(month)), weight: 3 },
    { arbitrary: instants(), weight: 1 },
  );
  return fc.record({ meter, calls, at });
}
