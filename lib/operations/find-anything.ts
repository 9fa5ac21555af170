import { tenantTransaction } from "@/db/client";
import { type Found, findOfAccount, type Wanted } from "@/db/find";
import { isBillingMonth } from "@/lib/billing/billing-month";
import { offersOfService, servicesOfSite } from "@/lib/billing/catalog/catalog";
import type { Site, Text } from "@/lib/billing/catalog/types";

/** Shorter ones would find everything. */
const leastIdPart = 6;
const leastWord = 2;

/** Orders, packs and bills of the account that a person's words mean: a part of an id, a month, names of services or meters. */
export function findAnything(
  account: { readonly accountId: string; readonly site: Site },
  words: string,
  limit: number,
): Promise<Found> {
  return tenantTransaction(account.accountId, (tx) =>
    findOfAccount(tx, account.accountId, understand(words, account.site), limit),
  );
}

export function understand(words: string, site: Site): Wanted {
  const text = words.trim().toLowerCase();
  const isIdPart = text.length >= leastIdPart && /^[0-9a-f-]+$/.test(text);
  const named = (name: Text) => Object.values(name).some((each) => each.toLowerCase().includes(text));
  const services = servicesOfSite(site);
  const none = text.length < leastWord;
  const byName = none ? [] : services.filter((service) => named(service.name) || service.id.includes(text));
  const meters = none
    ? []
    : services.flatMap((service) =>
        [...service.meters, ...service.capacityMeters].filter(
          (meter) => byName.includes(service) || named(meter.name) || meter.id.includes(text),
        ),
      );
  const ids = new Set<string>(meters.map((meter) => meter.id));
  return {
    id: isIdPart ? text : null,
    month: isBillingMonth(text) ? text : null,
    services: byName.map((service) => service.id),
    meters: [...ids],
    offers: services
      .flatMap((service) => offersOfService(service.id))
      .filter((offer) => ids.has(offer.meter))
      .map((offer) => offer.id),
  };
}
