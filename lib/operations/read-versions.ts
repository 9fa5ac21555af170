import type { Tx } from "@/db/client";
import { monthOf, monthStart } from "@/lib/billing/billing-month";
import { withAnnounced } from "@/lib/billing/catalog/announced";
import type { FreePackRule, Meter, PriceVersion, Service } from "@/lib/billing/catalog/types";
import { type VersionState, versionStates } from "@/lib/billing/catalog/versions";
import { groupBy } from "@/lib/billing/group-by";
import { readAnnounced } from "./announced";

export interface ServiceVersions {
  readonly prices: readonly { meter: Meter; version: PriceVersion; state: VersionState }[];
  readonly freeQuotas: readonly { rule: FreePackRule; state: VersionState }[];
}

/** Every list price and free quota of a service, printed and announced, with what holds now (rule P10). */
export async function readVersions(tx: Tx, printed: Service, now: Date): Promise<ServiceVersions> {
  const service = withAnnounced(printed, await readAnnounced(tx));
  const month = monthStart(monthOf(now));
  const byQuota = groupBy(service.freePacks, ({ meter, issue }) => `${issue} ${meter}`);
  return {
    prices: service.meters.flatMap((meter) =>
      [...versionStates(meter.prices, month)].map(([version, state]) => ({ meter, version, state })),
    ),
    freeQuotas: [...byQuota.values()].flatMap((rules) =>
      [...versionStates(rules, now)].map(([rule, state]) => ({ rule, state })),
    ),
  };
}
