import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { safeReturnPath } from "@/app/(auth)/return-path";
import { TopUpFacts } from "@/components/balance/top-up-facts";
import type { ProviderId } from "@/components/balance/top-up-form";
import { TopUpWatch } from "@/components/balance/top-up-watch";
import { formatMoney } from "@/components/money";
import { StatusBadge } from "@/components/status-badge";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card, CardContent } from "@/components/ui/card";
import { CopyableId } from "@/components/ui/copyable-id";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { firstParam, type SearchParams } from "@/components/ui/search-params";
import { tenantTransaction } from "@/db/client";
import { isId } from "@/db/ids";
import { findTopUp } from "@/db/top-ups";
import { requireCustomer } from "@/lib/auth/session";
import { money, toJson } from "@/lib/billing/money";

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

export async function generateMetadata() {
  return { title: (await getTranslations("balance.topUpPage"))("title") };
}

/** The receipt of a top-up, and the page to which a provider sends people back. */
export default async function TopUpReceiptPage({ params, searchParams }: Props) {
  const { accountId } = await requireCustomer("account.see");
  const { id } = await params;
  const topUp = isId(id)
    ? await tenantTransaction(accountId, (tx) => findTopUp(tx, accountId, id))
    : undefined;
  if (!topUp) notFound();
  const t = await getTranslations("balance");
  const locale = await getLocale();
  const amount = toJson(money(topUp.amount, topUp.currency));
  const text = formatMoney(amount, locale);
  const wanted = firstParam(await searchParams, "returnTo");
  const returnTo = wanted ? safeReturnPath(wanted) : null;
  const again = `/balance/top-up?${new URLSearchParams({ amount: amount.amount, returnTo: returnTo ?? "/balance" })}`;
  return (
    <>
      <TopUpWatch status={topUp.status} amount={text} returnTo={returnTo} />
      <PageHeader
        help="topUpDetail"
        title={t("receipt.title", { amount: text })}
        status={<StatusBadge kind="topUp" status={topUp.status} />}
        crumbs={[{ label: t("receipt.toBalance"), href: "/balance" }, { label: t("topUpPage.title") }]}
      />
      {topUp.status === "pending" ? <Alert role="status">{t("receipt.waiting")}</Alert> : null}
      {topUp.status === "failed" ? (
        <Alert
          tone="danger"
          action={
            <Button asChild size="sm" variant="outline">
              <Link href={again}>{t("receipt.again")}</Link>
            </Button>
          }
        >
          {t("receipt.failed")}
        </Alert>
      ) : null}
      <Card className="max-w-2xl">
        <CardContent>
          <DescriptionList>
            <TopUpFacts
              createdAt={topUp.createdAt}
              paidAt={topUp.paidAt}
              providerReference={topUp.providerReference}
              amount={amount}
              provider={topUp.provider as ProviderId}
            />
            <DescriptionItem label={t("receipt.id")}>
              <CopyableId id={topUp.id} label={t("receipt.id")} />
            </DescriptionItem>
          </DescriptionList>
        </CardContent>
      </Card>
    </>
  );
}
