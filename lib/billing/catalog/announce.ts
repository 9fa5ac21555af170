import { type BillingMonth, monthOf, monthStart } from "../billing-month";
import { accept, type Decision, refuse } from "../decision";
import type { Announced, AnnouncedPrice } from "./announced";
import { findMeter, serviceOfMeter } from "./catalog";
import { sameTable } from "./tiers";
import type { FreePackRule, MeterId, PriceTable } from "./types";
import { checkPriceNotice } from "./versions";

/** A list price that is about to be published. */
export interface NewPrice extends PriceTable {
  readonly meter: MeterId;
  /** The first month it prices. */
  readonly month: BillingMonth;
}

export interface NewFreeQuota {
  readonly meter: MeterId;
  readonly issue: FreePackRule["issue"];
  /** 0 ends the quota. */
  readonly units: number;
  readonly month: BillingMonth;
}

/**
 * Publishes a list price for whole months to come (rule P10): a month that has begun keeps its price, because nobody
 * may be charged one that was not published before he called. Announcing what holds already changes nothing: null.
 */
export function planPriceVersion(
  announced: Announced,
  { meter: id, month, bounds, tiers }: NewPrice,
  now: Date,
): Decision<AnnouncedPrice | null> {
  const meter = findMeter(id);
  const service = serviceOfMeter(id);
  if (!meter || !service) return refuse("meter_unknown", { meter: id });
  if (month <= monthOf(now)) return refuse("price_version_not_ahead", { month });
  const effectiveFrom = monthStart(month).toISOString();
  const same = announced.prices.filter((each) => each.meter === id && each.effectiveFrom === effectiveFrom);
  const last = same.at(-1);
  if (last && sameTable(last, { bounds, tiers })) return accept(null);
  const version = versionId(service.document, month, same.length);
  return accept({ id: version, meter: id, effectiveFrom, announcedOn: now.toISOString(), bounds, tiers });
}

/** Publishes a changed free quota, 30 days ahead or more (rule P10); its other terms stay as printed. */
export function planFreeQuota(
  announced: Announced,
  { meter, issue, units, month }: NewFreeQuota,
  now: Date,
): Decision<FreePackRule | null> {
  const service = serviceOfMeter(meter);
  const printed = service?.freePacks.find((rule) => rule.meter === meter && rule.issue === issue);
  if (!service || !printed) return refuse("free_pack_not_offered", { meter });
  const effectiveFrom = monthStart(month).toISOString();
  const same = announced.freeQuotas.filter(
    (rule) => rule.meter === meter && rule.issue === issue && rule.effectiveFrom === effectiveFrom,
  );
  if (same.at(-1)?.units === units) return accept(null);
  const id = versionId(service.document, month, same.length);
  const rule = { ...printed, id, units, effectiveFrom, announcedOn: now.toISOString() };
  const notice = checkPriceNotice(rule);
  return notice.ok ? accept(rule) : notice;
}

/** `003/2027-01`; a correction of what was announced for the same month is `003/2027-01.2`. */
function versionId(document: string, month: BillingMonth, before: number): string {
  return `${document}/${month}${before === 0 ? "" : `.${before + 1}`}`;
}
