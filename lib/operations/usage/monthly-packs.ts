import type { Tx } from "@/db/client";
import { listGrantKeys, savePacks } from "@/db/packs";
import { type BillingMonth, monthPeriod } from "@/lib/billing/billing-month";
import { withAnnounced } from "@/lib/billing/catalog/announced";
import { services } from "@/lib/billing/catalog/catalog";
import { freePackRulesAt } from "@/lib/billing/catalog/versions";
import { aheadMs } from "@/lib/billing/metering/event-time";
import { monthlyPack } from "@/lib/billing/packs/free-packs";
import { readAnnouncedFreeQuotas } from "../announced";
import { toPack } from "../grants";
import { firstUsableInstant, type ServicePeriods } from "./service-periods";

export interface MonthlyNeed {
  readonly accountId: string;
  readonly month: BillingMonth;
}

const withMonthlyPacks = services.filter((service) =>
  service.freePacks.some((rule) => rule.issue === "monthly"),
);

/**
 * Issues the monthly free packs that are due (rule F3) and missing: the job does so on the 1st, and usage that is
 * reported before the job ran must not be charged for its delay, nor for a sender's clock that runs ahead. Not before
 * the month otherwise, not while stopped. Says whether any was missing.
 */
export async function issueMonthlyPacks(
  tx: Tx,
  needs: readonly MonthlyNeed[],
  periods: ReadonlyMap<string, ReadonlyMap<string, ServicePeriods>>,
  now: Date,
): Promise<boolean> {
  const due = needs.flatMap(({ accountId, month }) =>
    withMonthlyPacks.flatMap((service) => {
      const history = periods.get(accountId)?.get(service.id);
      const issuedAt = history && firstUsableInstant(history, monthPeriod(month));
      if (!issuedAt || issuedAt.getTime() > now.getTime() + aheadMs) return [];
      return { accountId, service, month, issuedAt };
    }),
  );
  if (due.length === 0) return false;
  const announced = { prices: [], freeQuotas: await readAnnouncedFreeQuotas(tx) };
  const wanted = due.flatMap(({ accountId, service, month, issuedAt }) =>
    freePackRulesAt(withAnnounced(service, announced), issuedAt)
      .filter((rule) => rule.issue === "monthly")
      .map((rule) => ({ accountId, grant: monthlyPack(rule, month, issuedAt) })),
  );
  const keys = wanted.map(({ grant }) => grant.grantKey ?? "");
  const issued = new Set(
    (await listGrantKeys(tx, [...new Set(wanted.map((one) => one.accountId))], [...new Set(keys)])).map(
      (row) => `${row.accountId} ${row.grantKey}`,
    ),
  );
  const missing = wanted.filter(({ accountId, grant }) => !issued.has(`${accountId} ${grant.grantKey}`));
  await savePacks(
    tx,
    missing.map(({ accountId, grant }) => toPack(accountId, grant, now, null)),
  );
  return missing.length > 0;
}
