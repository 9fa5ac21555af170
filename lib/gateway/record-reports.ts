import { recordUsage } from "@/lib/operations/record-usage";
import type { Report, ReportResult } from "./usage-lanes";

/** Records the events of several reports in one transaction; each report gets the outcomes of its own. */
export async function recordReports(reports: readonly Report[], now: Date): Promise<ReportResult[]> {
  const outcomes = await recordUsage(
    reports.flatMap((report) => report.events),
    now,
  );
  let next = 0;
  return reports.map(({ events }) => {
    next += events.length;
    return outcomes.slice(next - events.length, next);
  });
}
