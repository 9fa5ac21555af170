import type { AnyMeter, Offer, Service } from "./types";

/** Everything on sale of one meter, derived from the tables of the documents (rules P12 and B3). */
export function offersOfMeter(service: Service, meter: AnyMeter): Offer[] {
  const packs = meter.packs.map(
    ({ units, price }): Offer => ({
      id: `${meter.id}/pack-${units}`,
      kind: meter.kind === "calls" ? "call_pack" : "material_pack",
      service: service.id,
      meter: meter.id,
      units,
      price,
    }),
  );
  if (meter.kind === "materials" || meter.qps.length === 0) return packs;
  const terms = (["day", "month"] as const).map(
    (term): Offer => ({
      id: `${meter.id}/qps-${term}`,
      kind: "qps",
      service: service.id,
      meter: meter.id,
      term,
      tiers: meter.qps,
    }),
  );
  return [...packs, ...terms];
}
