import { listAccountServices } from "@/db/accounts";
import type { Tx } from "@/db/client";
import { listUsageMonths } from "@/db/usage";
import { monthOf } from "@/lib/billing/billing-month";
import { servicesOfSite } from "@/lib/billing/catalog/catalog";
import { noUsage } from "@/lib/billing/rating/month-usage";
import { modeAt } from "@/lib/billing/services/modes";
import type { RunningMonth } from "@/lib/billing/what-if/running-month";
import type { UsageTerms } from "./usage-terms";

/** The running month of every meter of the active services, with the packs that what is to come will draw. */
export async function readRunningMonths(
  tx: Tx,
  { account, packs, modes, contracts, announced }: UsageTerms,
  now: Date,
): Promise<RunningMonth[]> {
  const month = monthOf(now);
  const [services, months] = await Promise.all([
    listAccountServices(tx, account.id),
    listUsageMonths(tx, [account.id], month),
  ]);
  const activatedAt = new Date(
    Math.min(now.getTime(), ...services.map((row) => row.firstActivatedAt.getTime())),
  );
  const usage = new Map(months.map((row) => [row.meter, row]));
  return servicesOfSite(account.site)
    .filter(({ id }) => services.some((row) => row.service === id && row.active === "active"))
    .flatMap((service) =>
      service.meters.map(({ id: meter }) => ({
        meter,
        month,
        activatedAt,
        soFar: usage.get(meter) ?? noUsage,
        packs: packs.filter((pack) => pack.meter === meter),
        mode: modeAt(
          modes.filter((change) => change.meter === meter),
          now,
        ),
        contracts,
        announced,
      })),
    );
}
