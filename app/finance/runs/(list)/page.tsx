import { BadgeDollarSign } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { RunTable } from "@/components/finance/run-table";
import { StartRun } from "@/components/finance/start-run";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import type { SearchParams } from "@/components/ui/search-params";
import { systemTransaction } from "@/db/client";
import { requireStaff } from "@/lib/auth/session";
import { monthOf, shiftMonth } from "@/lib/billing/billing-month";
import { currentTime } from "@/lib/clock";
import { readRuns } from "@/lib/operations/read-runs";
import { startRun } from "../actions";

/** Months that are over and can be closed by hand. */
const monthsOffered = 12;

export async function generateMetadata() {
  return { title: (await getTranslations("finance.runs"))("title") };
}

const path = "/finance/runs";

export default async function RunsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await requireStaff("finance.see");
  const t = await getTranslations("finance.runs");
  const current = monthOf(await currentTime());
  const runs = await systemTransaction(readRuns);
  const [latest] = runs;
  // Months close in their order, so none before the latest is offered.
  const months = Array.from({ length: monthsOffered }, (_, back) => shiftMonth(current, -1 - back)).filter(
    (month) => !latest || month >= latest.month,
  );
  return (
    <>
      <PageHeader
        help="financeRuns"
        title={t("title")}
        description={t("description")}
        actions={months.length > 0 ? <StartRun action={startRun} months={months} /> : null}
      />
      <Card>
        <RunTable
          list={{ path, params: await searchParams }}
          rows={runs.map(({ startedAt, completedAt, ...run }) => ({
            ...run,
            startedAt: startedAt.toISOString(),
            completedAt: completedAt?.toISOString() ?? null,
          }))}
          empty={
            <EmptyState icon={<BadgeDollarSign />} title={t("empty.title")}>
              {t("empty.text")}
            </EmptyState>
          }
        />
      </Card>
    </>
  );
}
