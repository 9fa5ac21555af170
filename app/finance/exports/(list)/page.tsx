import { FileDown } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { ExportTable } from "@/components/finance/export-table";
import { StartExport } from "@/components/finance/start-export";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { KeysetPagination } from "@/components/ui/pagination";
import { firstParam, type SearchParams } from "@/components/ui/search-params";
import { listBillingRuns } from "@/db/billing-runs";
import { systemTransaction } from "@/db/client";
import { listExports } from "@/db/exports";
import { newId } from "@/db/ids";
import { exportFormats } from "@/db/schema/exports";
import { requireStaff } from "@/lib/auth/session";
import { pageLinks, pageSize, readCursor, readTimeOrder } from "@/lib/paging";
import { startMonthExport } from "../actions";
import { toRow } from "../rows";

const path = "/finance/exports";

export async function generateMetadata() {
  return { title: (await getTranslations("finance.exports"))("title") };
}

export default async function ExportsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await requireStaff("finance.see");
  const t = await getTranslations("finance.exports");
  const params = await searchParams;
  const wanted = firstParam(params, "month");
  const { sort, reversed } = readTimeOrder(path, params);
  const [runs, page] = await systemTransaction((tx) =>
    Promise.all([
      listBillingRuns(tx),
      listExports(tx, { cursor: readCursor(params), size: pageSize, reversed }),
    ]),
  );
  const months = runs.map(({ month }) => month);
  return (
    <>
      <PageHeader help="financeExports" title={t("title")} description={t("description")} />
      <Card>
        <CardHeader>
          <CardTitle>{t("start.title")}</CardTitle>
          <CardDescription>{t("start.description")}</CardDescription>
        </CardHeader>
        <CardContent>
          {months.length > 0 ? (
            <StartExport
              action={startMonthExport}
              requestId={newId()}
              months={months}
              month={months.find((month) => month === wanted) ?? months[0] ?? ""}
              formats={exportFormats}
            />
          ) : (
            <p className="text-muted-foreground text-sm">{t("start.noMonth")}</p>
          )}
        </CardContent>
      </Card>
      <Card>
        <ExportTable
          list={{ path, params, keep: ["sort"] }}
          byTime={sort}
          rows={page.rows.map(toRow)}
          empty={
            <EmptyState icon={<FileDown />} title={t("empty.title")}>
              {t("empty.text")}
            </EmptyState>
          }
        />
        <KeysetPagination {...pageLinks(path, params, page)} />
      </Card>
    </>
  );
}
