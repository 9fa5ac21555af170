import { groupBy } from "../group-by";
import type { Currency } from "../money";
import { faceFusion } from "./face-fusion";
import { faceRecognitionCn } from "./face-recognition-cn";
import { faceRecognitionIntl } from "./face-recognition-intl";
import { faceidCn } from "./faceid-cn";
import { faceidIntl } from "./faceid-intl";
import { offersOfMeter } from "./offers";
import type {
  AnyMeter,
  CapacityMeter,
  Locale,
  Meter,
  Offer,
  Operation,
  Service,
  ServiceId,
  Site,
} from "./types";

/** Every service, in the order of the documents; this order is also that of bill lines and lists. */
export const services: readonly Service[] = [
  faceRecognitionIntl,
  faceidIntl,
  faceRecognitionCn,
  faceFusion,
  faceidCn,
];

/** Both sites with their currency and default language. */
const sites: Readonly<Record<Site, { currency: Currency; locale: Locale }>> = {
  international: { currency: "USD", locale: "en" },
  china: { currency: "CNY", locale: "zh" },
};

const servicesBySite = groupBy(services, ({ site }) => site);
const serviceById = new Map<string, Service>(services.map((service) => [service.id, service]));
const anyMeters: readonly AnyMeter[] = services.flatMap((service) => [
  ...service.meters,
  ...service.capacityMeters,
]);
const anyMeterById = new Map<string, AnyMeter>(anyMeters.map((meter) => [meter.id, meter]));
const positionById = new Map<string, number>(anyMeters.map((meter, position) => [meter.id, position]));
const serviceByMeter = new Map<string, Service>(
  services.flatMap((service) =>
    [...service.meters, ...service.capacityMeters].map((meter) => [meter.id, service] as const),
  ),
);
const operationsByService = new Map<string, Map<string, Operation>>(
  services.map((service) => [service.id, new Map(service.operations.map((each) => [each.name, each]))]),
);
const operationsBySite = new Map<Site, Map<string, FoundOperation[]>>();
for (const service of services) {
  const byName = operationsBySite.get(service.site) ?? new Map<string, FoundOperation[]>();
  operationsBySite.set(service.site, byName);
  for (const operation of service.operations) {
    byName.set(operation.name, [...(byName.get(operation.name) ?? []), { service, operation }]);
  }
}

const offers: readonly Offer[] = services.flatMap((service) =>
  [...service.meters, ...service.capacityMeters].flatMap((meter) => offersOfMeter(service, meter)),
);
const offerById = new Map<string, Offer>(offers.map((offer) => [offer.id, offer]));
const offersByMeter = new Map<string, Offer[]>();
const offersByService = new Map<string, Offer[]>();
for (const offer of offers) {
  offersByMeter.set(offer.meter, [...(offersByMeter.get(offer.meter) ?? []), offer]);
  offersByService.set(offer.service, [...(offersByService.get(offer.service) ?? []), offer]);
}

export interface FoundOperation {
  readonly service: Service;
  readonly operation: Operation;
}

export function findService(id: string): Service | undefined {
  return serviceById.get(id);
}

/** The service of an id that the catalogue is known to have; anything else is a bug. */
export function serviceOf(id: ServiceId): Service {
  const service = serviceById.get(id);
  if (service === undefined) throw new Error(`No such service in the catalogue: ${id}`);
  return service;
}

export function servicesOfSite(site: Site): readonly Service[] {
  return servicesBySite.get(site) ?? [];
}

export function currencyOf(site: Site): Currency {
  return sites[site].currency;
}

export function defaultLocaleOf(site: Site): Locale {
  return sites[site].locale;
}

export function findAnyMeter(id: string): AnyMeter | undefined {
  return anyMeterById.get(id);
}

/** A meter of calls. */
export function findMeter(id: string): Meter | undefined {
  const meter = anyMeterById.get(id);
  return meter?.kind === "calls" ? meter : undefined;
}

/** A meter of materials (rule U9). */
export function findCapacityMeter(id: string): CapacityMeter | undefined {
  const meter = anyMeterById.get(id);
  return meter?.kind === "materials" ? meter : undefined;
}

export function serviceOfMeter(meterId: string): Service | undefined {
  return serviceByMeter.get(meterId);
}

/** Where a meter stands in the catalogue, to sort by; unknown ids come last. */
export function meterOrder(meterId: string): number {
  return positionById.get(meterId) ?? Number.POSITIVE_INFINITY;
}

export function findOperation(service: ServiceId, name: string): Operation | undefined {
  return operationsByService.get(service)?.get(name);
}

/** All services of a site that know an operation by this name; a usage event without a service needs exactly one. */
export function findOperations(site: Site, name: string): readonly FoundOperation[] {
  return operationsBySite.get(site)?.get(name) ?? [];
}

export function findOffer(id: string): Offer | undefined {
  return offerById.get(id);
}

/** What is on sale for a meter, smallest pack first. */
export function offersOf(meterId: string): readonly Offer[] {
  return offersByMeter.get(meterId) ?? [];
}

export function offersOfService(serviceId: string): readonly Offer[] {
  return offersByService.get(serviceId) ?? [];
}
