import { findAccount, listAccountServices, listBillingModes } from "@/db/accounts";
import type { Tx } from "@/db/client";
import { listCurrentPacks } from "@/db/packs";
import { listUsageMonths } from "@/db/usage";
import { monthOf } from "@/lib/billing/billing-month";
import { servicesOfSite } from "@/lib/billing/catalog/catalog";
import { noUsage } from "@/lib/billing/rating/month-usage";
import { modeAt } from "@/lib/billing/services/modes";
import type { RunningMonth } from "@/lib/billing/what-if/running-month";
import { readAnnounced } from "./announced";
import { readContracts } from "./month-estimate";

/** The running month of every meter of the active services, with the packs that what is to come will draw. */
export async function readRunningMonths(tx: Tx, accountId: string, now: Date): Promise<RunningMonth[]> {
  const month = monthOf(now);
  const [account, services, months, packs, modes, contracts, announced] = await Promise.all([
    findAccount(tx, accountId),
    listAccountServices(tx, accountId),
    listUsageMonths(tx, [accountId], month),
    listCurrentPacks(tx, accountId, now),
    listBillingModes(tx, [accountId]),
    readContracts(tx, accountId),
    readAnnounced(tx),
  ]);
  if (!account) throw new Error(`No account ${accountId}`);
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
