import { findMeter } from "./catalog";
import type { FreePackRule, Meter, MeterId, PriceVersion, Service } from "./types";

/** A list price of one meter, published since its document was printed. */
export interface AnnouncedPrice extends PriceVersion {
  readonly meter: MeterId;
}

/**
 * What was announced beside the printed catalogue (rule P10): data of the instance, handed to whatever prices a month
 * or gives a free pack. Oldest announcement first, so that of two for one month the later one holds.
 */
export interface Announced {
  readonly prices: readonly AnnouncedPrice[];
  readonly freeQuotas: readonly FreePackRule[];
}

/** All of it that pricing a month asks for. */
export type AnnouncedPrices = Pick<Announced, "prices">;

/** The catalogue as printed. */
export const nothingAnnounced: Announced = { prices: [], freeQuotas: [] };

/** A service with what was announced for it; the printed one itself where nothing was. */
export function withAnnounced(service: Service, announced: Announced): Service {
  const isOwn = ({ meter }: { readonly meter: MeterId }) => meter.startsWith(`${service.id}/`);
  const freeQuotas = announced.freeQuotas.filter(isOwn);
  if (freeQuotas.length === 0 && !announced.prices.some(isOwn)) return service;
  return {
    ...service,
    meters: service.meters.map((meter) => meterWith(meter, announced)),
    freePacks: [...service.freePacks, ...freeQuotas],
  };
}

/** A meter of calls with the list prices announced for it. */
export function findAnnouncedMeter(id: string, announced: AnnouncedPrices): Meter | undefined {
  const meter = findMeter(id);
  return meter && meterWith(meter, announced);
}

function meterWith(meter: Meter, { prices }: AnnouncedPrices): Meter {
  if (prices.length === 0) return meter;
  const own = prices.filter((version) => version.meter === meter.id);
  return own.length === 0 ? meter : { ...meter, prices: [...meter.prices, ...own] };
}
