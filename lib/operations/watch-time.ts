import { systemTransaction } from "@/db/client";
import { listQuotasEnding, takeQuotaTurns } from "@/db/feed";
import { saveEntitlementChanges, saveMessages } from "@/db/instance";
import { addDays } from "@/lib/billing/billing-month";
import { quotaEndNotices } from "@/lib/billing/services/modes";
import { oneByOne, throwFailures } from "./one-by-one";
import { stopOverdueServices } from "./stop-overdue";

/**
 * Tells what changed only because time passed: stops that fell due, quotas that began or ended. The worker asks every
 * second, so that gateways learn of it within two. Any number of workers may ask at once.
 */
export async function watchTime(now: Date): Promise<void> {
  const parts = [stopOverdueServices, tellQuotaTurns];
  throwFailures(await oneByOne(parts, (part) => part(now)), "things that time changed were not all written");
}

async function tellQuotaTurns(now: Date): Promise<void> {
  await systemTransaction(async (tx) => {
    const turns = await takeQuotaTurns(tx, now);
    await saveEntitlementChanges(
      tx,
      turns.map(({ accountId, service, change, occurredAt }) => ({ accountId, service, change, occurredAt })),
    );
    await saveMessages(
      tx,
      turns
        .filter((turn) => turn.change === "quota_ended")
        .map(({ accountId, quotaId, service, occurredAt }) => ({
          accountId,
          kind: "quota_ended",
          cause: quotaId,
          params: { service },
          createdAt: occurredAt,
        })),
    );
  });
}

/** Announces the end of QPS quotas 7, 3 and 1 days before (rule S7), each once. */
export async function remindOfQuotaEnds(now: Date): Promise<void> {
  await systemTransaction(async (tx) => {
    const ending = await listQuotasEnding(tx, now, addDays(now, Math.max(...quotaEndNotices)));
    const due = ending.flatMap((quota) => {
      // Only the nearest notice that is due: a worker that was away sends one, not three.
      const days = Math.min(...quotaEndNotices.filter((notice) => addDays(quota.endsAt, -notice) <= now));
      return [{ quota, days }];
    });
    await saveMessages(
      tx,
      due.map(({ quota, days }) => ({
        accountId: quota.accountId,
        kind: "quota_ending",
        cause: `${quota.id}:${days}`,
        params: {
          service: quota.service,
          meter: quota.meter,
          qps: quota.qps,
          days,
          endsAt: quota.endsAt.toISOString(),
        },
        createdAt: now,
      })),
    );
  });
}
