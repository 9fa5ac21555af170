import { findBillingRun, findRunProgress } from "@/db/billing-runs";
import { systemTransaction } from "@/db/client";
import { findExportByRequest, findOpenExport, saveExport } from "@/db/exports";
import { newId } from "@/db/ids";
import { saveAudit } from "@/db/instance";
import type { ExportFormat } from "@/db/schema/exports";
import { type BillingMonth, monthEnd } from "@/lib/billing/billing-month";
import { accept, type Decision, refuse } from "@/lib/billing/decision";

export interface ExportRequest {
  readonly month: BillingMonth;
  readonly format: ExportFormat;
  /** Made by the browser, once per intention. */
  readonly requestId: string;
}

/**
 * Asks for a file of a month over all accounts; the worker makes it. Refuses `month_not_over`, and `month_not_billed`
 * until every account was looked at, because a file of half the bills looks like one of all of them. While the same
 * file is being made it is not made a second time. Reading needs no reason; that somebody took all bills is noted.
 */
export function startExport(
  staff: { readonly userId: string },
  { month, format, requestId }: ExportRequest,
  now: Date,
): Promise<Decision<{ readonly id: string }>> {
  return systemTransaction(async (tx) => {
    const asked = await findExportByRequest(tx, requestId);
    if (asked) return accept({ id: asked.id });
    if (now < monthEnd(month)) return refuse("month_not_over", { month });
    const run = await findBillingRun(tx, month);
    if (!run || (await findRunProgress(tx, month)).done < run.accountsTotal)
      return refuse("month_not_billed", { month });
    const open = await findOpenExport(tx, month, format);
    if (open) return accept({ id: open.id });
    const id = newId();
    await saveExport(tx, { id, requestId, month, format, requestedBy: staff.userId, requestedAt: now });
    await saveAudit(tx, {
      userId: staff.userId,
      accountId: null,
      action: "export.started",
      reason: `${format} ${month}`,
      before: null,
      after: { export: id, month, format },
      occurredAt: now,
    });
    return accept({ id });
  });
}
