import { monthOf } from "@/lib/billing/billing-month";
import type { ContractPrice, Site } from "@/lib/billing/catalog/types";
import type { LastMonth } from "@/lib/operations/read-last-month";
import { metersOfSite, partField, slugOf } from "./fields";
import { calculatorHref } from "./href";

/** The running month with the usage of the last one, at the account's contract prices. */
export function lastMonthHref({ usage, contracts }: LastMonth, site: Site, now: Date): string {
  const written = new Map<string, string>();
  const meters = metersOfSite(site).filter(({ meter }) => usage.some((used) => used.meter === meter.id));
  for (const { meter } of meters) {
    written.set(slugOf(meter), String(usage.find((used) => used.meter === meter.id)?.calls ?? 0));
    const contract = contracts.findLast((each) => each.meter === meter.id && each.effectiveFrom <= now);
    if (contract) written.set(partField(meter, "contract"), contractText(contract));
  }
  return calculatorHref({ site, month: monthOf(now), free: "monthly", meters, written });
}

/** As the field takes it: tiers from low to high, without one that has no price. */
function contractText({ tiers }: ContractPrice): string {
  return tiers
    .flatMap(({ upTo, unitPrice }) => {
      if (unitPrice === null) return [];
      return upTo === null ? [unitPrice] : [`${upTo}:${unitPrice}`];
    })
    .join(",");
}
