import { systemTransaction, type Tx } from "@/db/client";
import { saveAudit } from "@/db/instance";
import { lockPublishing, saveFreeQuotaVersion, savePriceVersion } from "@/db/prices";
import type { AuditAction } from "@/db/schema/instance";
import { monthStart } from "@/lib/billing/billing-month";
import {
  type NewFreeQuota,
  type NewPrice,
  planFreeQuota,
  planPriceVersion,
} from "@/lib/billing/catalog/announce";
import { findAnnouncedMeter, withAnnounced } from "@/lib/billing/catalog/announced";
import { serviceOfMeter } from "@/lib/billing/catalog/catalog";
import type { Version } from "@/lib/billing/catalog/types";
import { freeQuotaAt, priceVersionFor } from "@/lib/billing/catalog/versions";
import { accept, type Decision } from "@/lib/billing/decision";
import { readAnnounced } from "./announced";

interface Staff {
  readonly userId: string;
  readonly reason: string;
}

/**
 * Announces a list price of a meter from a month to come (rule P10). Bills of other months keep the version they
 * name. The same again changes nothing; another for the same month corrects what was announced, as long as it is ahead.
 */
export function announcePrice(staff: Staff, input: NewPrice, now: Date): Promise<Decision<Version | null>> {
  return systemTransaction(async (tx) => {
    await lockPublishing(tx);
    const announced = await readAnnounced(tx);
    const plan = planPriceVersion(announced, input, now);
    if (!plan.ok || plan.value === null) return plan;
    const { id, meter, bounds, tiers } = plan.value;
    const before = findAnnouncedMeter(meter, announced);
    await savePriceVersion(tx, { id, meter, bounds, tiers, ...dates(plan.value, now), ...staff });
    await audit(
      tx,
      staff,
      "price.announced",
      before && priceVersionFor(before, input.month),
      plan.value,
      now,
    );
    return accept(plan.value);
  });
}

/** Announces a changed free quota, 30 days ahead or more (rule P10); a later one is `price_notice_too_short`. */
export function announceFreeQuota(
  staff: Staff,
  input: NewFreeQuota,
  now: Date,
): Promise<Decision<Version | null>> {
  return systemTransaction(async (tx) => {
    await lockPublishing(tx);
    const announced = await readAnnounced(tx);
    const plan = planFreeQuota(announced, input, now);
    if (!plan.ok || plan.value === null) return plan;
    const { id, meter, issue, units } = plan.value;
    await saveFreeQuotaVersion(tx, { id, meter, issue, units, ...dates(plan.value, now), ...staff });
    const service = serviceOfMeter(meter);
    const before = service && freeQuotaAt(withAnnounced(service, announced), input, monthStart(input.month));
    await audit(tx, staff, "free_quota.announced", before, plan.value, now);
    return accept(plan.value);
  });
}

function dates({ effectiveFrom }: Version, now: Date) {
  if (effectiveFrom === null) throw new Error("What is announced begins at an instant");
  return { effectiveFrom: new Date(effectiveFrom), announcedOn: now };
}

function audit(
  tx: Tx,
  staff: Staff,
  action: AuditAction,
  before: Version | undefined,
  after: Version,
  now: Date,
): Promise<void> {
  return saveAudit(tx, { ...staff, accountId: null, action, before: before ?? null, after, occurredAt: now });
}
