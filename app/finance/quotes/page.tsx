import { FileCheck2 } from "lucide-react";
import { getLocale, getTranslations } from "next-intl/server";
import { QuoteTable } from "@/components/finance/quote-table";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkTabs } from "@/components/ui/link-tabs";
import { PageHeader } from "@/components/ui/page-header";
import { KeysetPagination } from "@/components/ui/pagination";
import { firstParam, hrefWith, type SearchParams } from "@/components/ui/search-params";
import { listBillingRuns } from "@/db/billing-runs";
import { systemTransaction } from "@/db/client";
import { countWaitingLines } from "@/db/quotes";
import { requireStaff } from "@/lib/auth/session";
import { currentTime } from "@/lib/clock";
import { readQuoteNotices, readWaitingLines } from "@/lib/operations/read-quotes";
import { pageLinks, pageSize, readCursor } from "@/lib/paging";
import { readQuoteFilter } from "./filter";
import { QuoteFilters } from "./filters";
import { readMade } from "./made";
import { MadeBills } from "./made-bills";
import { noticeRow, waitingRow } from "./rows";

const path = "/finance/quotes";

export async function generateMetadata() {
  return { title: (await getTranslations("quotes"))("title") };
}

/** Prices to agree (rule P8): lines of bills that wait, and who will be among them when the month ends. */
export default async function QuotesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await requireStaff("finance.see");
  const t = await getTranslations("quotes");
  const locale = await getLocale();
  const now = await currentTime();
  const params = await searchParams;
  const filter = readQuoteFilter(params);
  const kind = firstParam(params, "tab") === "near" ? "near" : "waiting";
  const request = { cursor: readCursor(params), size: pageSize };
  const { page, rows, months, count, made } = await systemTransaction(async (tx) => {
    const about = {
      months: (await listBillingRuns(tx)).map(({ month }) => month),
      count: await countWaitingLines(tx),
      made: await readMade(tx, firstParam(params, "made")),
    };
    if (kind === "near") {
      const page = await readQuoteNotices(tx, filter, request, now);
      return { ...about, page, rows: page.rows.map((row) => noticeRow(row, locale)) };
    }
    const page = await readWaitingLines(tx, filter, request);
    return { ...about, page, rows: page.rows.map((row) => waitingRow(row, locale)) };
  });
  const tab = (tab: string | null) =>
    hrefWith(path, params, { tab, after: null, before: null, made: null, month: null });
  return (
    <>
      <PageHeader help="financeQuotes" title={t("title")} description={t("description")} />
      {made ? <MadeBills bills={made} /> : null}
      <LinkTabs
        label={t("tabs.label")}
        current={kind}
        tabs={[
          { id: "waiting", label: t("tabs.waiting"), href: tab(null), count },
          { id: "near", label: t("tabs.near"), href: tab("near") },
        ]}
      />
      <Card>
        <QuoteTable
          list={{
            path,
            params,
            keep: ["tab"],
            filters: <QuoteFilters filter={filter} months={kind === "near" ? null : months} />,
          }}
          kind={kind}
          rows={rows}
          empty={
            <EmptyState icon={<FileCheck2 />} title={kind === "near" ? t("empty.near") : t("empty.waiting")}>
              {kind === "near" ? t("empty.nearHint") : t("empty.waitingHint")}
            </EmptyState>
          }
        />
        <KeysetPagination {...pageLinks(path, params, page)} className="border-border border-t" />
      </Card>
    </>
  );
}
