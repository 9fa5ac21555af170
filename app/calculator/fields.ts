import { servicesOfSite } from "@/lib/billing/catalog/catalog";
import type { AnyMeter, PackSize, Service, Site } from "@/lib/billing/catalog/types";

/**
 * The names of the calculator's fields, which are the parameters of its address: `image-face-fusion=9999` are calls,
 * `image-face-fusion.pack-10000=1` a pack. A meter's name without its service is unique on its site (a test looks).
 */
export const meterParts = ["mode", "qps", "term", "terms", "peak", "claim", "contract"] as const;
export type MeterPart = (typeof meterParts)[number];

export const freeChoices = ["monthly", "first", "none"] as const;
export type FreeChoice = (typeof freeChoices)[number];

export function slugOf(meter: { readonly id: string }): string {
  return meter.id.slice(meter.id.indexOf("/") + 1);
}

export function partField(meter: AnyMeter, part: MeterPart): string {
  return `${slugOf(meter)}.${part}`;
}

export function packField(meter: AnyMeter, { units }: PackSize): string {
  return `${slugOf(meter)}.pack-${units}`;
}

export interface SiteMeter {
  readonly service: Service;
  readonly meter: AnyMeter;
}

/** Everything a scenario of the site can use or buy: meters of calls, and of materials that have packs. */
export function metersOfSite(site: Site): readonly SiteMeter[] {
  return servicesOfSite(site).flatMap((service) =>
    [...service.meters, ...service.capacityMeters.filter(({ packs }) => packs.length > 0)].map((meter) => ({
      service,
      meter,
    })),
  );
}

/** Whether a free pack of the meter is claimed by hand (rule F2). */
export function isClaimable(service: Service, meter: AnyMeter): boolean {
  return service.freePacks.some((rule) => rule.issue === "claim" && rule.meter === meter.id);
}

export function hasModes(meter: AnyMeter): boolean {
  return meter.kind === "calls" && meter.modes.length > 1;
}

/** Every field that a meter has; its name alone says that it is in play, and for calls how many. */
export function fieldsOf({ service, meter }: SiteMeter): string[] {
  const packs = meter.packs.map((size) => packField(meter, size));
  if (meter.kind === "materials") return [slugOf(meter), ...packs];
  const parts = meterParts.filter(
    (part) => part === "contract" || (part === "claim" ? isClaimable(service, meter) : hasModes(meter)),
  );
  return [slugOf(meter), ...packs, ...parts.map((part) => partField(meter, part))];
}
