import { findBillingRun, findRunProgress, listBillingRuns, openBillingRun } from "@/db/billing-runs";
import { systemTransaction } from "@/db/client";
import { saveAudit } from "@/db/instance";
import { type BillingMonth, monthEnd } from "@/lib/billing/billing-month";
import { accept, type Decision, refuse } from "@/lib/billing/decision";
import { accountsPerChunk } from "./closing/chunk-size";

/**
 * Opens a month's run by hand, or asks for another look at one whose accounts were set aside; the worker then closes
 * it. Refuses `month_not_over`, `month_already_closing` while accounts are being worked on, and `month_passed_over`:
 * months close in their order, because each bill releases the hold of the one before (rule L4).
 */
export function startBillingRun(
  staff: { readonly userId: string; readonly reason: string },
  month: BillingMonth,
  now: Date,
): Promise<Decision<{ month: BillingMonth }>> {
  return systemTransaction(async (tx) => {
    if (now < monthEnd(month)) return refuse("month_not_over", { month });
    const before = await findBillingRun(tx, month);
    const [latest] = await listBillingRuns(tx);
    if (!before && latest && latest.month > month) return refuse("month_passed_over", { month });
    const { done } = await findRunProgress(tx, month);
    if (before && done < before.accountsTotal) return refuse("month_already_closing", { month });
    await openBillingRun(tx, month, accountsPerChunk, now);
    await saveAudit(tx, {
      userId: staff.userId,
      accountId: null,
      action: before ? "billing_run.retried" : "billing_run.started",
      reason: staff.reason,
      before: before ? { month, status: before.status, accounts: before.accountsTotal } : null,
      after: { month, status: "running" },
      occurredAt: now,
    });
    return accept({ month });
  });
}
