import type { SearchParams } from "@/components/ui/search-params";
import { noChargeMeter, readUsageView, type UsageView } from "@/components/usage/usage-filter";
import type { UsageFilter } from "@/db/usage-periods";
import { servicesOfSite } from "@/lib/billing/catalog/catalog";
import type { Site } from "@/lib/billing/catalog/types";

/** What the page and its file show, from the same URL. */
export function readUsageRequest(
  params: SearchParams,
  site: Site,
  now: Date,
): { view: UsageView; filter: UsageFilter } {
  const meters = servicesOfSite(site).flatMap((service) => service.meters.map((meter) => meter.id));
  const view = readUsageView(params, meters, now);
  const { from, until } = view;
  return { view, filter: { from, until, meter: view.meter === noChargeMeter ? "" : view.meter } };
}
