import { ChartColumn, Download } from "lucide-react";
import { getLocale, getTranslations } from "next-intl/server";
import { RevenueChangeTable } from "@/components/finance/revenue-change-table";
import { RevenueMonthTable } from "@/components/finance/revenue-month-table";
import { Instant } from "@/components/instant";
import { Money } from "@/components/money";
import { formatMonth } from "@/components/month";
import { Button } from "@/components/ui/button";
import { Card, CardAction, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkTabs } from "@/components/ui/link-tabs";
import { PageHeader } from "@/components/ui/page-header";
import { hrefWith, type SearchParams } from "@/components/ui/search-params";
import { Stat, StatRow } from "@/components/ui/stat";
import { systemTransaction } from "@/db/client";
import { requireStaff } from "@/lib/auth/session";
import { monthOf, shiftMonth } from "@/lib/billing/billing-month";
import { findService } from "@/lib/billing/catalog/catalog";
import { currentTime, movedClock } from "@/lib/clock";
import { readRevenue } from "@/lib/operations/read-revenue";
import { itemNamer } from "../offer-name";
import { RevenueChart } from "./chart";
import { readRevenueQuery, stackings } from "./filter";
import { RevenueFilters } from "./filters";

const path = "/finance/revenue";
const monthsOffered = 24;

export async function generateMetadata() {
  return { title: (await getTranslations("revenue"))("title") };
}

/** What services brought, month by month, and why one month differs from the next. */
export default async function RevenuePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await requireStaff("finance.see");
  const t = await getTranslations("revenue");
  const locale = await getLocale();
  const params = await searchParams;
  const current = monthOf(await currentTime());
  // The worker keeps its figures by the machine's time, whatever the instance's clock says.
  const clockMoved = (await movedClock()) !== null;
  const query = readRevenueQuery(params, current);
  const { months, changes, sum, madeAt } = await systemTransaction((tx) => readRevenue(tx, query));
  const last = months.at(-1);
  const offered = Array.from({ length: monthsOffered }, (_, back) => shiftMonth(current, -back));
  const name = await itemNamer();
  const effectsTitle = t("effects.title", { month: formatMonth(query.last, locale) });
  return (
    <>
      <PageHeader
        help="financeRevenue"
        title={t("title")}
        description={t("description")}
        actions={
          <Button asChild variant="outline">
            <a href={hrefWith(`${path}/csv`, params, {})} download>
              <Download aria-hidden />
              {t("download")}
            </a>
          </Button>
        }
      />
      <Card>
        <RevenueFilters
          query={query}
          months={offered.includes(query.last) ? offered : [query.last, ...offered]}
        />
      </Card>
      {!last || sum.months === 0 ? (
        <Card>
          <EmptyState icon={<ChartColumn />} title={t("empty.title")}>
            {t("empty.text")}
          </EmptyState>
        </Card>
      ) : (
        <>
          <Card>
            <CardContent>
              <StatRow>
                <Stat
                  label={t("sums.total", { currency: query.currency })}
                  value={<Money value={sum.total} />}
                />
                <Stat
                  label={t("sums.last", { month: formatMonth(last.month, locale) })}
                  value={<Money value={last.total} />}
                  sub={last.month === current ? t("sums.running") : undefined}
                />
                <Stat label={t("sums.change")} value={<Money value={last.effects.difference} sign />} />
                <Stat label={t("sums.refunded")} value={<Money value={sum.refunded} />} />
              </StatRow>
            </CardContent>
          </Card>
          <Card>
            <CardHeader>
              <CardTitle>{t("chart")}</CardTitle>
              {madeAt ? (
                <CardDescription>
                  {t("madeAt")}{" "}
                  <Instant at={madeAt} precision="second" className="max-[22rem]:whitespace-normal" />
                  {clockMoved ? ` ${t("realTime")}` : null}
                </CardDescription>
              ) : null}
              <CardAction>
                <LinkTabs
                  label={t("filters.by")}
                  look="segmented"
                  current={query.by}
                  tabs={stackings.map((id) => ({
                    id,
                    label: t(`by.${id}`),
                    href: hrefWith(path, params, { by: id === "service" ? null : id }),
                  }))}
                />
              </CardAction>
            </CardHeader>
            <CardContent>
              <RevenueChart months={months} currency={query.currency} by={query.by} />
            </CardContent>
          </Card>
          <Card>
            <CardHeader>
              <CardTitle>{t("months.title")}</CardTitle>
            </CardHeader>
            <RevenueMonthTable rows={months.toReversed()} />
          </Card>
          <Card>
            <CardHeader>
              <CardTitle>{effectsTitle}</CardTitle>
              <CardDescription>{t("effects.description")}</CardDescription>
            </CardHeader>
            <RevenueChangeTable
              label={effectsTitle}
              rows={changes.map((change) => ({
                ...change,
                id: `${change.service} ${change.kind} ${change.item}`,
                name: change.item === "" ? t("effects.rounding") : name(change.item),
                service: findService(change.service)?.name[locale] ?? change.service,
              }))}
            />
          </Card>
        </>
      )}
    </>
  );
}
