import { Scale } from "lucide-react";
import { getLocale, getTranslations } from "next-intl/server";
import { AskCheck } from "@/components/finance/ask-check";
import { CheckTable } from "@/components/finance/check-table";
import { DeferredTable } from "@/components/finance/deferred-table";
import { TrialTable } from "@/components/finance/trial-table";
import { Instant } from "@/components/instant";
import { formatMonth } from "@/components/month";
import { StatusBadge } from "@/components/status-badge";
import { Alert } from "@/components/ui/alert";
import { Card, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { firstParam, type SearchParams } from "@/components/ui/search-params";
import { systemTransaction } from "@/db/client";
import { requireStaff } from "@/lib/auth/session";
import { type BillingMonth, isBillingMonth, monthOf, shiftMonth } from "@/lib/billing/billing-month";
import { findService } from "@/lib/billing/catalog/catalog";
import { currentTime } from "@/lib/clock";
import { currencies } from "@/lib/operations/check-due";
import { readReconciliation } from "@/lib/operations/read-reconciliation";
import { itemNamer } from "../offer-name";
import { askCheck } from "./actions";
import { ReconciliationFilters } from "./filters";
import { Findings } from "./findings";
import { DeductionCard, ProviderCard } from "./more-cards";

const monthsOffered = 24;

export async function generateMetadata() {
  return { title: (await getTranslations("reconciliation"))("title") };
}

/** A month's books held against each other, as the worker found them last. */
export default async function ReconciliationPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await requireStaff("finance.see");
  const t = await getTranslations("reconciliation");
  const locale = await getLocale();
  const params = await searchParams;
  const current = monthOf(await currentTime());
  const asked = firstParam(params, "month") ?? "";
  const month: BillingMonth = isBillingMonth(asked) ? asked : current;
  const currency = currencies.find((each) => each === firstParam(params, "currency")) ?? "USD";
  const view = await systemTransaction((tx) => readReconciliation(tx, month, currency));
  const offered = Array.from({ length: monthsOffered }, (_, back) => shiftMonth(current, -back));
  const name = await itemNamer();
  const differences = view.checks.reduce((sum, check) => sum + check.differences, 0);
  return (
    <>
      <PageHeader
        help="financeReconciliation"
        title={t("title")}
        description={t("description")}
        status={<StatusBadge kind="books" status={view.state} />}
        actions={<AskCheck action={askCheck} month={month} currency={currency} waiting={view.waiting} />}
      />
      <Card>
        <div className="flex flex-wrap items-center justify-between gap-x-4">
          <ReconciliationFilters
            month={month}
            currency={currency}
            months={offered.includes(month) ? offered : [month, ...offered]}
          />
          {view.checkedAt ? (
            <p className="px-4 py-2.5 text-muted-foreground text-sm">
              {t("checkedAt")} <Instant at={view.checkedAt} precision="second" />
            </p>
          ) : null}
        </div>
      </Card>
      {view.state === "unseen" || !view.trialSum || !view.deferredSum ? (
        <Card>
          <EmptyState icon={<Scale />} title={t("unseen.title")}>
            {t("unseen.text")}
          </EmptyState>
        </Card>
      ) : (
        <>
          {view.state === "matches" ? (
            <Alert tone="success">
              {t("right", {
                month: formatMonth(month, locale),
                checks: view.checks.length,
                rows: view.checks.reduce((sum, { compared }) => sum + compared, 0),
              })}
            </Alert>
          ) : (
            <Alert tone="danger">{t("wrong", { count: differences })}</Alert>
          )}
          <Card>
            <CardHeader>
              <CardTitle>{t("checks.title")}</CardTitle>
              <CardDescription>{t("checks.description")}</CardDescription>
            </CardHeader>
            <CheckTable rows={view.checks} />
          </Card>
          {view.checks
            .filter((check) => check.differences > 0)
            .map((check) => (
              <Findings key={check.id} check={check} currency={currency} month={month} />
            ))}
          <Card>
            <CardHeader>
              <CardTitle>{t("trial.title")}</CardTitle>
              <CardDescription>{t("trial.description")}</CardDescription>
            </CardHeader>
            <TrialTable rows={view.trial} sum={view.trialSum} />
          </Card>
          <Card>
            <CardHeader>
              <CardTitle>{t("deferred.title")}</CardTitle>
              <CardDescription>{t("deferred.description")}</CardDescription>
            </CardHeader>
            <DeferredTable
              rows={view.deferred.map((row) => ({
                ...row,
                name: name(row.offer),
                service: findService(row.service)?.name[locale] ?? row.service,
              }))}
              sum={view.deferredSum}
            />
          </Card>
          <div className="grid items-start gap-5 lg:grid-cols-2">
            <DeductionCard rows={view.deductions} />
            <ProviderCard rows={view.providers} currency={currency} />
          </div>
        </>
      )}
    </>
  );
}
