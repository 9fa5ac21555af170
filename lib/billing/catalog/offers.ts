import { services } from "./catalog";
import type { AnyMeter, Offer, Service } from "./types";

/** Everything on sale, derived from the tables of the documents (rules P12 and B3). */
const offers: readonly Offer[] = services.flatMap((service) =>
  [...service.meters, ...service.capacityMeters].flatMap((meter) => offersOfMeter(service, meter)),
);
const offerById = new Map<string, Offer>(offers.map((offer) => [offer.id, offer]));
const byMeter = new Map<string, Offer[]>();
const byService = new Map<string, Offer[]>();
for (const offer of offers) {
  byMeter.set(offer.meter, [...(byMeter.get(offer.meter) ?? []), offer]);
  byService.set(offer.service, [...(byService.get(offer.service) ?? []), offer]);
}

export function findOffer(id: string): Offer | undefined {
  return offerById.get(id);
}

export function offersOf(meterId: string): readonly Offer[] {
  return byMeter.get(meterId) ?? [];
}

export function offersOfService(serviceId: string): readonly Offer[] {
  return byService.get(serviceId) ?? [];
}

function offersOfMeter(service: Service, meter: AnyMeter): Offer[] {
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
