import type { Tx } from "@/db/client";
import { type BusiestHour, findBusiestHour } from "@/db/usage-peak";
import { cheapestForYear, type YearAdvice } from "@/lib/billing/advisor";
import { monthOf, monthStart, shiftMonth } from "@/lib/billing/billing-month";
import { servicesOfSite } from "@/lib/billing/catalog/catalog";
import type { BillingMode, Meter, Service } from "@/lib/billing/catalog/types";
import { adviseQuota, type QuotaAdvice } from "@/lib/billing/quota-advice";
import { modeAt } from "@/lib/billing/services/modes";
import { adviceMonths } from "@/lib/billing/what-if/year";
import { monthsBack, readUsageBases, type UsageBasis } from "./usage-basis";
import type { UsageTerms } from "./usage-terms";

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

/** The advice for every meter with calls in the last whole months; of one service where one is named. */
export async function readUsageAdvice(
  tx: Tx,
  terms: UsageTerms,
  now: Date,
  only?: Service,
): Promise<MeterAdvice[]> {
  const { account, modes } = terms;
  const basisOf = await readUsageBases(tx, account.id, now);
  const advices: MeterAdvice[] = [];
  for (const service of only ? [only] : servicesOfSite(account.site)) {
    for (const meter of service.meters) {
      const basis = basisOf(meter.id);
      // Nothing was called, or nothing is on sale: nothing to advise.
      if (basis.withQuota === 0 || (meter.packs.length === 0 && meter.qps.length === 0)) continue;
      const history = modes.filter((change) => change.meter === meter.id);
      const year = yearOf(meter, basis, terms, now);
      advices.push({
        service,
        meter,
        mode: modeAt(history, now),
        basis,
        year,
        quota: await quotaOf(tx, account.id, meter, year, now),
      });
    }
  }
  return advices;
}

/** All calls, also those on a quota: this is what billing by calls would cost. */
function yearOf(
  meter: Meter,
  basis: UsageBasis,
  { packs, contracts, announced }: UsageTerms,
  now: Date,
): YearAdvice {
  const owned = packs.filter((pack) => pack.meter === meter.id && !pack.grantKey?.startsWith("monthly:"));
  return cheapestForYear(
    { meter: meter.id, monthlyCalls: basis.withQuota, owned, contracts, announced },
    now,
  );
}

async function quotaOf(tx: Tx, accountId: string, meter: Meter, { cheapest }: YearAdvice, now: Date) {
  if (meter.qps.length === 0 || cheapest === null) return null;
  const month = monthOf(now);
  const since = monthStart(shiftMonth(month, -monthsBack));
  const busiest = await findBusiestHour(tx, accountId, meter.id, since, now);
  if (!busiest) return null;
  const byCalls = cheapest.total.dividedBy(adviceMonths);
  const advice = adviseQuota({ meter: meter.id, month, byCalls, busiestHour: busiest.calls });
  return advice && { ...advice, busiest };
}
