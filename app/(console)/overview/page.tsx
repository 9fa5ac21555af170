import { getTranslations } from "next-intl/server";
import { AttentionList } from "@/components/overview/attention-list";
import { BalanceCard } from "@/components/overview/balance-card";
import { EstimateCard } from "@/components/overview/estimate-card";
import { FirstSteps } from "@/components/overview/first-steps";
import { UsageCard } from "@/components/overview/usage-card";
import { PageHeader } from "@/components/ui/page-header";
import { tenantTransaction } from "@/db/client";
import { requireCustomer } from "@/lib/auth/session";
import { serviceOf, servicesOfSite } from "@/lib/billing/catalog/catalog";
import { currentTime } from "@/lib/clock";
import { readOverview } from "@/lib/operations/read-overview";
import { attentionItems } from "./attention-items";

export async function generateMetadata() {
  return { title: (await getTranslations("overview"))("title") };
}

export default async function OverviewPage() {
  const customer = await requireCustomer("account.see");
  const now = await currentTime();
  const t = await getTranslations("overview");
  const overview = await tenantTransaction(customer.accountId, (tx) =>
    readOverview(tx, customer.accountId, now),
  );
  const { attention, balances, holdShortfalls, month, estimate, estimateTotal, days, steps, started } =
    overview;
  return (
    <>
      <PageHeader help="overview" title={t("title")} description={customer.accountName} />
      {started ? null : <FirstSteps done={steps} />}
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 gap-5">
          {steps.activated ? <AttentionList items={await attentionItems(attention)} /> : null}
          <EstimateCard
            month={month}
            total={estimateTotal}
            lines={estimate.map((line) => ({ ...line, name: serviceOf(line.service).name }))}
          />
        </div>
        <BalanceCard balances={balances} shortfalls={holdShortfalls} />
      </div>
      {started ? (
        <UsageCard
          services={servicesOfSite(customer.site).map(({ id, name }) => ({ id, name }))}
          days={days}
        />
      ) : null}
    </>
  );
}
