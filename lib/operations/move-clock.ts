import { systemTransaction } from "@/db/client";
import { advanceClock, findClockOffset, saveAudit } from "@/db/instance";
import { billingClockText } from "@/lib/billing/billing-month";
import { accept, type Decision, refuse } from "@/lib/billing/decision";
import { isDemoInstance } from "@/lib/env";

/**
 * Moves the clock of a demo instance ahead to `target`. Refuses `clock_not_movable` in production and
 * `clock_only_forward`: time that passed has been billed. What falls due is then done by the worker's next tick.
 */
export async function moveClock(
  staff: { userId: string; reason: string },
  target: Date,
  now: Date,
): Promise<Decision<{ now: Date }>> {
  if (!isDemoInstance()) return refuse("clock_not_movable");
  if (target <= now) return refuse("clock_only_forward", { now: billingClockText(now, "minute") });
  return systemTransaction(async (tx) => {
    const offset = await findClockOffset(tx);
    await advanceClock(tx, offset + (target.getTime() - now.getTime()));
    await saveAudit(tx, {
      userId: staff.userId,
      accountId: null,
      action: "clock.moved",
      reason: staff.reason,
      before: { now: now.toISOString() },
      after: { now: target.toISOString() },
      occurredAt: target,
    });
    return accept({ now: target });
  });
}
