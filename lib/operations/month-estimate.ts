import { type Account, listContracts } from "@/db/accounts";
import type { Tx } from "@/db/client";
import { listUsageMonths } from "@/db/usage";
import type { BillingMonth } from "@/lib/billing/billing-month";
import { type Bill, makeBill } from "@/lib/billing/bills/make-bill";
import type { Announced } from "@/lib/billing/catalog/announced";
import { servicesOfSite } from "@/lib/billing/catalog/catalog";
import type { ContractPrice, MeterId, Service } from "@/lib/billing/catalog/types";
import type { RatedLine } from "@/lib/billing/rating/rate-month";
import { readAnnounced } from "./announced";
import { rateService } from "./closing/bill-rows";

interface MonthRead {
  readonly usage: Awaited<ReturnType<typeof listUsageMonths>>;
  readonly contracts: readonly ContractPrice[];
  readonly announced: Announced;
}

/**
 * What the month's bills would be if it ended now, for each service that was used, in the catalogue's order. The
 * same functions make the bills at month close, so the estimate of a month's last instant is its bill.
 */
export async function readMonthEstimate(tx: Tx, account: Account, month: BillingMonth): Promise<Bill[]> {
  const [usage, contracts, announced] = await Promise.all([
    listUsageMonths(tx, [account.id], month),
    readContracts(tx, account.id),
    readAnnounced(tx),
  ]);
  return estimateMonth(account, month, { usage, contracts, announced });
}

/** The same from what was read already. */
export function estimateMonth(
  account: Account,
  month: BillingMonth,
  { usage, contracts, announced }: MonthRead,
): Bill[] {
  return servicesOfSite(account.site)
    .filter((service) => service.meters.some((meter) => usage.some((row) => row.meter === meter.id)))
    .map((service) =>
      makeBill({
        currency: account.currency,
        service: service.id,
        month,
        taxRate: account.taxRate.toFixed(),
        lines: rateService(service, month, usage, contracts, announced),
      }),
    );
}

/** The running month of one service, a line per meter, also of those that were not called. */
export async function rateServiceMonth(
  tx: Tx,
  accountId: string,
  service: Service,
  month: BillingMonth,
  contracts: readonly ContractPrice[],
  announced: Announced,
): Promise<RatedLine[]> {
  return rateService(service, month, await listUsageMonths(tx, [accountId], month), contracts, announced);
}

/** The account's contract prices as the rulebook takes them (rule P9). */
export async function readContracts(tx: Tx, accountId: string): Promise<ContractPrice[]> {
  const rows = await listContracts(tx, [accountId]);
  return rows.map(({ meter, effectiveFrom, bounds, tiers }) => ({
    meter: meter as MeterId,
    effectiveFrom,
    bounds,
    tiers,
  }));
}
