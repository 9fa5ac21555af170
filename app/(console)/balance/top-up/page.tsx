import { CreditCard } from "lucide-react";
import { getLocale, getTranslations } from "next-intl/server";
import { safeReturnPath } from "@/app/(auth)/return-path";
import { type ProviderId, TopUpForm } from "@/components/balance/top-up-form";
import { formatMoney, Money } from "@/components/money";
import { Alert } from "@/components/ui/alert";
import { Card, CardContent } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { firstParam, type SearchParams } from "@/components/ui/search-params";
import { tenantTransaction } from "@/db/client";
import { requireCustomer } from "@/lib/auth/session";
import { fromJson, isPositive, money, toJson } from "@/lib/billing/money";
import { currentTime } from "@/lib/clock";
import { amountField } from "@/lib/form";
import { readArrears } from "@/lib/operations/read-arrears";
import { atLeastTopUp, topUpLimits } from "@/lib/operations/top-up";
import { paymentProviders } from "@/lib/payments/providers";
import { topUp } from "./actions";

const quickAmounts = ["100.00", "500.00", "1000.00", "5000.00", "10000.00"];
const usualAmount = "100.00";

export async function generateMetadata() {
  return { title: (await getTranslations("balance.topUpPage"))("title") };
}

/** Tops up cash. `?amount=` fills in what is missing, `?returnTo=` names the page to go back to. */
export default async function TopUpPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const t = await getTranslations("balance");
  const locale = await getLocale();
  const { accountId, currency } = await requireCustomer("account.see");
  const params = await searchParams;
  const now = await currentTime();
  const { available, arrears } = await tenantTransaction(accountId, (tx) => readArrears(tx, accountId, now));
  const named = amountField.safeParse(firstParam(params, "amount"));
  const wanted = firstParam(params, "returnTo");
  // Who comes for nothing else comes to bring the services back (rule A3).
  const restores = wanted === undefined ? arrears : null;
  const missing = restores ? restores.amountToRestore.amount : named.success ? named.data : null;
  const limit = (amount: string) => toJson(money(amount, currency));
  const providers = paymentProviders().map(({ id }) => id as ProviderId);
  return (
    <>
      <PageHeader
        help="topUp"
        title={t("topUpPage.title")}
        description={t("topUpPage.description")}
        crumbs={[{ label: t("title"), href: "/balance" }, { label: t("topUpPage.title") }]}
      />
      <Card className="max-w-2xl">
        {providers.length === 0 ? (
          <EmptyState icon={<CreditCard />} title={t("topUpPage.none.title")}>
            {t("topUpPage.none.text")}
          </EmptyState>
        ) : (
          <CardContent className="grid gap-5">
            {restores ? (
              <Alert tone="warning">
                {isPositive(fromJson(restores.owed))
                  ? t("topUpPage.owed", { amount: formatMoney(restores.owed, locale) })
                  : null}{" "}
                {t("topUpPage.restores", { amount: formatMoney(restores.amountToRestore, locale) })}
              </Alert>
            ) : (
              <p className="text-muted-foreground text-sm">
                {t("topUpPage.current")} <Money value={available} className="font-medium text-foreground" />
              </p>
            )}
            {missing !== null && !restores ? (
              <Alert>
                {t("topUpPage.missing", { amount: formatMoney(limit(missing), locale) })}
                {wanted ? <span className="block">{t("topUpPage.back")}</span> : null}
              </Alert>
            ) : null}
            <TopUpForm
              action={topUp}
              requestId={crypto.randomUUID()}
              amount={missing === null ? usualAmount : atLeastTopUp(missing)}
              currency={currency}
              limits={{ minimum: limit(topUpLimits.minimum), maximum: limit(topUpLimits.maximum) }}
              quick={quickAmounts.map(limit)}
              providers={providers}
              returnTo={wanted ? safeReturnPath(wanted) : "/balance"}
            />
          </CardContent>
        )}
      </Card>
    </>
  );
}
