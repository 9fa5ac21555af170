import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { CallCount } from "@/components/call-count";
import { BooksTable } from "@/components/finance/books-table";
import { Money } from "@/components/money";
import { formatMonth, Month } from "@/components/month";
import { StatusBadge } from "@/components/status-badge";
import { Button } from "@/components/ui/button";
import { Card, CardAction, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { ServerTable } from "@/components/ui/server-table";
import { Stat, StatRow } from "@/components/ui/stat";
import { systemTransaction } from "@/db/client";
import { requireStaff } from "@/lib/auth/session";
import { currentTime } from "@/lib/clock";
import { currencies } from "@/lib/operations/check-due";
import { readFinanceOverview } from "@/lib/operations/read-finance-overview";

export async function generateMetadata() {
  return { title: (await getTranslations("finance.overview"))("title") };
}

/** What finance looks at first: the last close, what waits for a person, whether the books agree. */
export default async function FinanceOverviewPage() {
  await requireStaff("finance.see");
  const t = await getTranslations("finance.overview");
  const locale = await getLocale();
  const now = await currentTime();
  const { lastRun, failed, quoteLines, books, checking, revenue } = await systemTransaction((tx) =>
    readFinanceOverview(tx, now),
  );
  const differences = books.reduce((sum, row) => sum + row.differences, 0);
  return (
    <>
      <PageHeader help="financeOverview" title={t("title")} description={t("description")} />
      <Card>
        <CardContent>
          <StatRow>
            <Stat
              label={t("lastClose")}
              value={
                lastRun ? (
                  <To href={`/finance/runs/${lastRun.month}`}>{formatMonth(lastRun.month, locale)}</To>
                ) : (
                  "–"
                )
              }
              sub={
                lastRun ? (
                  <span className="mt-1 grid justify-items-start gap-1">
                    <StatusBadge kind="run" status={lastRun.state} />
                    {t("accounts", { done: lastRun.done, total: lastRun.accounts })}
                    <span>{t("bills", { count: lastRun.bills })}</span>
                  </span>
                ) : (
                  t("noRun")
                )
              }
            />
            <Stat
              label={t("failures")}
              value={
                <To href={lastRun ? `/finance/runs/${lastRun.month}` : "/finance/runs"}>
                  <CallCount count={failed} />
                </To>
              }
              sub={failed === 0 ? t("failuresNone") : t("failuresText")}
            />
            <Stat
              label={t("quotes")}
              value={
                <To href="/finance/quotes">
                  <CallCount count={quoteLines} />
                </To>
              }
              sub={quoteLines === 0 ? t("quotesNone") : t("quotesText")}
            />
            <Stat
              label={t("differences")}
              value={
                <To href="/finance/reconciliation">
                  <CallCount count={differences} />
                </To>
              }
              sub={
                checking
                  ? t("differencesChecking")
                  : t(books.every(({ state }) => state === "matches") ? "differencesNone" : "differencesText")
              }
            />
          </StatRow>
        </CardContent>
      </Card>
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <Card>
          <CardHeader>
            <CardTitle>{t("books.title")}</CardTitle>
            <CardDescription>{t("books.description")}</CardDescription>
          </CardHeader>
          <BooksTable rows={books} />
        </Card>
        <Card>
          <CardHeader>
            <CardTitle>{t("revenue.title")}</CardTitle>
            <CardDescription>
              {t("revenue.description")} {checking ? t("revenue.checking") : null}
            </CardDescription>
            <CardAction>
              <Button asChild variant="outline" size="sm">
                <Link href="/finance/revenue">{t("revenue.link")}</Link>
              </Button>
            </CardAction>
          </CardHeader>
          <ServerTable
            label={t("revenue.title")}
            rows={revenue}
            rowKey={(row) => row.month}
            empty={null}
            columns={[
              { id: "month", header: t("revenue.month"), cell: (row) => <Month month={row.month} /> },
              ...currencies.map((currency) => ({
                id: currency,
                header: currency,
                align: "end" as const,
                cell: ({ totals }: (typeof revenue)[number]) => {
                  const total = totals.find((each) => each.currency === currency);
                  return total ? <Money value={total} /> : "–";
                },
              })),
            ]}
          />
        </Card>
      </div>
    </>
  );
}

function To({ href, children }: { href: `/${string}`; children: ReactNode }) {
  return (
    <Link href={href} className="text-link hover:underline">
      {children}
    </Link>
  );
}
