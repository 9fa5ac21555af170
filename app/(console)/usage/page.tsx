import { Activity, Download } from "lucide-react";
import { getLocale, getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { CallCount } from "@/components/call-count";
import { Chart } from "@/components/charts/chart";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { hrefWith, type SearchParams } from "@/components/ui/search-params";
import { Stat, StatRow } from "@/components/ui/stat";
import { MonthSummary } from "@/components/usage/month-summary";
import { OperationsTable } from "@/components/usage/operations-table";
import { monthChoices } from "@/components/usage/usage-filter";
import { UsageFilters } from "@/components/usage/usage-filters";
import { totalsOf, usagePoints } from "@/components/usage/usage-points";
import { tenantTransaction } from "@/db/client";
import { type OperationUsage, sumUsageByOperation, sumUsageByPeriod } from "@/db/usage-periods";
import { requireCustomer } from "@/lib/auth/session";
import { billingClockText, isBillingMonth, monthOf } from "@/lib/billing/billing-month";
import { findAnyMeter, findService, servicesOfSite } from "@/lib/billing/catalog/catalog";
import type { Locale } from "@/lib/billing/catalog/types";
import { currentTime } from "@/lib/clock";
import { readMonthLines } from "@/lib/operations/read-month-lines";
import { UsageHints } from "./hints";
import { readUsageRequest } from "./read";

export async function generateMetadata() {
  return { title: (await getTranslations("usage"))("title") };
}

export default async function UsagePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const t = await getTranslations("usage");
  const locale = await getLocale();
  const customer = await requireCustomer("account.see");
  const { accountId, site } = customer;
  const now = await currentTime();
  const params = await searchParams;
  const { view, filter } = readUsageRequest(params, site, now);
  const month = isBillingMonth(view.period) ? view.period : monthOf(now);
  const [rows, operations, services] = await tenantTransaction(accountId, (tx) =>
    Promise.all([
      sumUsageByPeriod(tx, accountId, filter, view.unit),
      sumUsageByOperation(tx, accountId, filter),
      readMonthLines(tx, accountId, month),
    ]),
  );
  const totals = totalsOf(rows);
  // Parts without a single call would only fill the legend.
  const parts = view.parts.filter((part) => totals[part] > 0);
  return (
    <>
      <PageHeader
        help="usage"
        title={t("title")}
        description={t("description")}
        actions={
          <Button asChild variant="outline">
            <a href={hrefWith("/usage/csv", params, {})} download>
              <Download aria-hidden />
              {t("download")}
            </a>
          </Button>
        }
      />
      <Card>
        <UsageFilters
          view={view}
          months={monthChoices(now)}
          groups={servicesOfSite(site).map((service) => ({
            service: service.name[locale],
            meters: service.meters.map((meter) => ({ id: meter.id, name: meter.name[locale] })),
          }))}
        />
      </Card>
      <Card>
        <CardHeader>
          <CardTitle>{t("chart.title")}</CardTitle>
          <CardDescription>
            {t("chart.span", {
              from: billingClockText(view.from, "minute"),
              until: billingClockText(view.until, "minute"),
              fromUtc: utcText(view.from),
              untilUtc: utcText(view.until),
            })}
          </CardDescription>
        </CardHeader>
        <CardContent>
          {parts.length === 0 ? (
            <EmptyState
              icon={<Activity />}
              title={t("empty.title")}
              action={
                <Button asChild variant="outline">
                  <Link href="/services">{t("empty.action")}</Link>
                </Button>
              }
            >
              {t("empty.text")}
            </EmptyState>
          ) : (
            <div className="grid gap-5">
              <StatRow>
                {parts.map((part) => (
                  <Stat key={part} label={t(`parts.${part}`)} value={<CallCount count={totals[part]} />} />
                ))}
              </StatRow>
              <Chart
                kind="bars"
                title={t("chart.title")}
                unit="count"
                height={260}
                series={parts.map((part) => ({ id: part, label: t(`parts.${part}`) }))}
                points={usagePoints(rows, view, parts, locale)}
              />
            </div>
          )}
        </CardContent>
      </Card>
      <MonthSummary month={month} services={services} />
      <Suspense>
        <UsageHints customer={customer} params={params} now={now} running={month === monthOf(now)} />
      </Suspense>
      {operations.length > 0 ? (
        <Card>
          <CardHeader>
            <CardTitle>{t("operations.title")}</CardTitle>
            <CardDescription>{t("operations.description")}</CardDescription>
          </CardHeader>
          <CardContent className="p-0">
            <OperationsTable rows={operations.map((row) => operationRow(row, locale))} />
          </CardContent>
        </Card>
      ) : null}
    </>
  );
}

function utcText(at: Date): string {
  return at.toISOString().slice(0, 16).replace("T", " ");
}

function operationRow(row: OperationUsage, locale: Locale) {
  const service = findService(row.service);
  const operation = service?.operations.find(({ name }) => name === row.operation);
  return {
    service: service?.name[locale] ?? row.service,
    operation: row.operation,
    title: operation?.title[locale] ?? "",
    meter: row.meter === "" ? null : (findAnyMeter(row.meter)?.name[locale] ?? row.meter),
    calls: row.calls,
    billable: row.billable,
  };
}
