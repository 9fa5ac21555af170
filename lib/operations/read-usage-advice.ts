import { type Account, findAccount, listBillingModes } from "@/db/accounts";
import type { Tx } from "@/db/client";
import { listCurrentPacks, type Pack } from "@/db/packs";
import { type BusiestHour, findBusiestHour } from "@/db/usage-peak";
import { cheapestForYear, type YearAdvice } from "@/lib/billing/advisor";
import { monthOf, monthStart, shiftMonth } from "@/lib/billing/billing-month";
import type { Announced } from "@/lib/billing/catalog/announced";
import { servicesOfSite } from "@/lib/billing/catalog/catalog";
import type { BillingMode, ContractPrice, Meter, Service } from "@/lib/billing/catalog/types";
import { adviseQuota, type QuotaAdvice } from "@/lib/billing/quota-advice";
import { modeAt } from "@/lib/billing/services/modes";
import { adviceMonths } from "@/lib/billing/what-if/year";
import { readAnnounced } from "./announced";
import { readContracts } from "./month-estimate";
import { monthsBack, readUsageBases, type UsageBasis } from "./usage-basis";

/** What would be cheaper for a meter at the usage of the last months, or that nothing would. */
export interface MeterAdvice {
  readonly service: Service;
  readonly meter: Meter;
  readonly mode: BillingMode;
  readonly basis: UsageBasis;
  /** A year of the same usage, and the cheapest packs for it, those that the account has being drawn first. */
  readonly year: YearAdvice;
  /** Null where no quota is on sale, or billing by calls has no price to compare with. */
  readonly quota: (QuotaAdvice & { readonly busiest: BusiestHour }) | null;
}

interface Known {
  readonly account: Account;
  readonly packs: readonly Pack[];
  readonly contracts: readonly ContractPrice[];
  readonly announced: Announced;
  readonly now: Date;
}

/** The advice for every meter with calls in the last whole months; of one service where one is named. */
export async function readUsageAdvice(
  tx: Tx,
  accountId: string,
  now: Date,
  only?: Service,
): Promise<MeterAdvice[]> {
  const [account, basisOf, modes, packs, contracts, announced] = await Promise.all([
    findAccount(tx, accountId),
    readUsageBases(tx, accountId, now),
    listBillingModes(tx, [accountId]),
    listCurrentPacks(tx, accountId, now),
    readContracts(tx, accountId),
    readAnnounced(tx),
  ]);
  if (!account) throw new Error(`No account ${accountId}`);
  const known = { account, packs, contracts, announced, now };
  const advices: MeterAdvice[] = [];
  for (const service of only ? [only] : servicesOfSite(account.site)) {
    for (const meter of service.meters) {
      const basis = basisOf(meter.id);
      // Nothing was called, or nothing is on sale: nothing to advise.
      if (basis.withQuota === 0 || (meter.packs.length === 0 && meter.qps.length === 0)) continue;
      const history = modes.filter((change) => change.meter === meter.id);
      const year = yearOf(meter, basis, known);
      advices.push({
        service,
        meter,
        mode: modeAt(history, now),
        basis,
        year,
        quota: await quotaOf(tx, meter, year, known),
      });
    }
  }
  return advices;
}

/** All calls, also those on a quota: this is what billing by calls would cost. */
function yearOf(meter: Meter, basis: UsageBasis, { packs, contracts, announced, now }: Known): YearAdvice {
  const owned = packs.filter((pack) => pack.meter === meter.id && !pack.grantKey?.startsWith("monthly:"));
  return cheapestForYear(
    { meter: meter.id, monthlyCalls: basis.withQuota, owned, contracts, announced },
    now,
  );
}

async function quotaOf(tx: Tx, meter: Meter, { cheapest }: YearAdvice, { account, now }: Known) {
  if (meter.qps.length === 0 || cheapest === null) return null;
  const month = monthOf(now);
  const since = monthStart(shiftMonth(month, -monthsBack));
  const busiest = await findBusiestHour(tx, account.id, meter.id, since, now);
  if (!busiest) return null;
  const byCalls = cheapest.total.dividedBy(adviceMonths);
  const advice = adviseQuota({ meter: meter.id, month, byCalls, busiestHour: busiest.calls });
  return advice && { ...advice, busiest };
}
