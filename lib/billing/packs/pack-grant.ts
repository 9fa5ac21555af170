import { addMonths } from "../billing-month";
import { findAnyMeter, serviceOfMeter } from "../catalog/catalog";
import type { MeterId, ServiceId } from "../catalog/types";
import type { PackOrigin } from "../metering/draw-down";

/** A pack about to be given to an account. */
export interface PackGrant {
  readonly service: ServiceId;
  readonly meter: MeterId;
  readonly kind: "calls" | "materials";
  readonly origin: PackOrigin;
  readonly units: number;
  readonly validFrom: Date;
  /** Exclusive; null never ends. */
  readonly validUntil: Date | null;
  /** Unique per account, so that a free pack is given once however often it is asked for; null where it may repeat. */
  readonly grantKey: string | null;
}

/** Call packs and material packs last a year from purchase; the gift of one too (rules B2, T4 and F6). */
export function packGrant(
  meterId: MeterId,
  origin: "gifted" | "purchased",
  units: number,
  validFrom: Date,
): PackGrant {
  const { service, kind } = ownerOf(meterId);
  const validUntil = addMonths(validFrom, 12 * service.policies.packValidityYears);
  return { service: service.id, meter: meterId, kind, origin, units, validFrom, validUntil, grantKey: null };
}

/** Id, kind and service of a meter that the catalogue is known to have; anything else is a bug. */
export function ownerOf(meterId: string) {
  const service = serviceOfMeter(meterId);
  const meter = findAnyMeter(meterId);
  if (service === undefined || meter === undefined) throw new Error(`No such meter: ${meterId}`);
  return { id: meter.id, kind: meter.kind, service };
}
