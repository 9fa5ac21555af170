import { listAccountServices, listBillingModes } from "@/db/accounts";
import type { Tx } from "@/db/client";
import { listCurrentPacks, listGrantKeys } from "@/db/packs";
import { listQpsQuotas } from "@/db/qps-quotas";
import { type Attention, attentionOfMeter } from "@/lib/billing/attention";
import { monthOf } from "@/lib/billing/billing-month";
import type { Bill } from "@/lib/billing/bills/make-bill";
import { type Announced, withAnnounced } from "@/lib/billing/catalog/announced";
import { servicesOfSite } from "@/lib/billing/catalog/catalog";
import type { FreePackRule, ServiceId, Site } from "@/lib/billing/catalog/types";
import { claimablePacks, freePackKey } from "@/lib/billing/packs/free-packs";
import { modeAt } from "@/lib/billing/services/modes";

/** What the meters of the account's services ask for; `estimates` are the running month's bills. */
export async function readMeterAttention(
  tx: Tx,
  account: { readonly id: string; readonly site: Site },
  estimates: readonly Bill[],
  announced: Announced,
  now: Date,
): Promise<{ items: Attention[]; activated: boolean; neverActivated: ServiceId[] }> {
  const site = servicesOfSite(account.site).map((service) => withAnnounced(service, announced));
  const keyOf = (rule: FreePackRule) => freePackKey(rule, monthOf(now));
  const claimable = site.flatMap((service) => claimablePacks(service, now).map(keyOf));
  const [rows, packs, modes, quotas, grants] = await Promise.all([
    listAccountServices(tx, account.id),
    listCurrentPacks(tx, account.id, now),
    listBillingModes(tx, [account.id]),
    listQpsQuotas(tx, [account.id]),
    listGrantKeys(tx, [account.id], claimable),
  ]);
  const services = new Map(rows.map((row) => [row.service, row.active]));
  const claimed = new Set(grants.map((row) => row.grantKey));
  const unpriced = new Map(
    estimates.flatMap((bill) =>
      bill.lines.map((line) => [line.meter, line.status === "needs_quote" ? line.billable : 0] as const),
    ),
  );
  const items = site
    .filter((service) => services.get(service.id) === "active")
    .flatMap((service) => [
      ...[...service.meters, ...service.capacityMeters].flatMap(({ id, kind }) =>
        attentionOfMeter(
          {
            meter: id,
            kind,
            mode: modeAt(
              modes.filter((mode) => mode.meter === id),
              now,
            ),
            packs: packs.filter((pack) => pack.meter === id),
            quotas: quotas.filter((quota) => quota.meter === id),
            unpriced: unpriced.get(id) ?? 0,
          },
          now,
        ),
      ),
      ...claimablePacks(service, now)
        .filter((rule) => !claimed.has(keyOf(rule)))
        .map(({ meter, units }): Attention => ({ kind: "claimable", meter, units })),
    ]);
  return {
    items,
    activated: services.size > 0,
    neverActivated: site.filter(({ id }) => !services.has(id)).map(({ id }) => id),
  };
}
