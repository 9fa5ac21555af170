import Link from "next/link";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { Instant } from "@/components/instant";
import { Money } from "@/components/money";
import { OrderPacks } from "@/components/orders/order-packs";
import { RefreshWhile } from "@/components/packs/refresh-while";
import { StatusBadge } from "@/components/status-badge";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list";
import { PageHeader } from "@/components/ui/page-header";
import type { SearchParams } from "@/components/ui/search-params";
import { tenantTransaction } from "@/db/client";
import { isId } from "@/db/ids";
import { requireCustomer } from "@/lib/auth/session";
import { billingClockText } from "@/lib/billing/billing-month";
import { type Decimal, money, toJson } from "@/lib/billing/money";
import { percentText } from "@/lib/billing/percent";
import { currentTime } from "@/lib/clock";
import { readOrder } from "@/lib/operations/read-orders";
import { refundRow } from "../../packs/refund-row";
import { packRow } from "../../packs/rows";
import { orderRow } from "../rows";
import { OrderPolicies } from "./order-policies";

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

export async function generateMetadata() {
  return { title: (await getTranslations("orders.detail"))("about") };
}

/** One order as it was placed (rule B6), and what became of its packs. */
export default async function OrderPage({ params, searchParams }: Props) {
  const { id } = await params;
  const { accountId, currency } = await requireCustomer("account.see");
  const now = await currentTime();
  const detail = isId(id)
    ? await tenantTransaction(accountId, (tx) => readOrder(tx, accountId, id, now))
    : null;
  if (!detail) notFound();
  const t = await getTranslations("orders");
  const books = await getTranslations("balance.books");
  const locale = await getLocale();
  const { order, quota } = detail;
  const row = await orderRow(detail, currency, locale);
  const amount = (value: Decimal | string) => toJson(money(value, currency));
  const packs = detail.packs.map((shown) => {
    const { meter: name, ...pack } = packRow(shown, locale);
    const refundableUntil = shown.refundableUntil?.toISOString() ?? null;
    return { ...pack, name, refund: shown.refund && refundRow(shown.refund, currency), refundableUntil };
  });
  const justPlaced = "placed" in (await searchParams);
  const isOpen = packs.some(({ refund }) => refund?.status === "submitted");
  return (
    <>
      <RefreshWhile active={isOpen} />
      <PageHeader
        help="order"
        title={t("detail.title", { date: billingClockText(order.placedAt, "day") })}
        status={<StatusBadge kind="order" status={detail.state} />}
        crumbs={[{ label: t("title"), href: "/orders" }, { label: row.name }]}
      />
      {justPlaced ? (
        <Alert
          tone="success"
          role="status"
          action={
            <>
              <Button asChild size="sm">
                <Link href="/packs">{t("placed.toPacks")}</Link>
              </Button>
              <Button asChild size="sm" variant="outline">
                <Link href={`/purchase?offer=${encodeURIComponent(order.offer)}`}>{t("placed.more")}</Link>
              </Button>
            </>
          }
        >
          {quota
            ? t("placed.quota", { from: billingClockText(quota.startsAt, "minute") })
            : t("placed.packs", { quantity: order.quantity })}
        </Alert>
      ) : null}
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <Card aria-labelledby="about">
          <CardHeader>
            <CardTitle id="about">{t("detail.about")}</CardTitle>
          </CardHeader>
          <CardContent>
            <DescriptionList>
              <DescriptionItem label={t("detail.what")}>{row.name}</DescriptionItem>
              <DescriptionItem label={t("detail.service")}>{row.service}</DescriptionItem>
              <DescriptionItem label={t("detail.quantity")}>{row.quantity}</DescriptionItem>
              <DescriptionItem label={t("detail.unitPrice")}>
                <Money value={amount(order.unitPrice)} />
              </DescriptionItem>
              {order.snapshot.tier ? (
                <DescriptionItem label={t("detail.tier")}>{order.snapshot.tier}</DescriptionItem>
              ) : null}
              {quota ? (
                <DescriptionItem label={t("detail.quota")}>
                  <Instant at={quota.startsAt} /> – <Instant at={quota.endsAt} />
                </DescriptionItem>
              ) : null}
              <DescriptionItem label={t("detail.placed")}>
                <Instant at={order.placedAt} precision="second" />
              </DescriptionItem>
              <DescriptionItem label={t("detail.id")}>
                <span className="inline-flex items-center gap-1">
                  {order.id}
                  <CopyButton value={order.id} label={t("detail.id")} />
                </span>
              </DescriptionItem>
            </DescriptionList>
          </CardContent>
        </Card>
        <div className="grid gap-5">
          <Card aria-labelledby="paid">
            <CardHeader>
              <CardTitle id="paid">{t("detail.paid")}</CardTitle>
            </CardHeader>
            <CardContent>
              <DescriptionList>
                {order.tax.isZero() ? null : (
                  <>
                    <DescriptionItem label={t("detail.subtotal")}>
                      <Money value={amount(order.subtotal)} />
                    </DescriptionItem>
                    <DescriptionItem
                      label={t("detail.tax", { percent: percentText(order.snapshot.taxRate) })}
                    >
                      <Money value={amount(order.tax)} />
                    </DescriptionItem>
                  </>
                )}
                <DescriptionItem label={t("detail.total")}>
                  <Money value={row.total} className="font-semibold" />
                </DescriptionItem>
                {order.snapshot.payments.map((payment) => (
                  <DescriptionItem key={payment.book} label={books(payment.book)}>
                    <Money value={amount(payment.amount)} />
                  </DescriptionItem>
                ))}
              </DescriptionList>
            </CardContent>
          </Card>
          <OrderPolicies kind={order.kind} policy={order.snapshot.policy} />
        </div>
      </div>
      {packs.length > 0 ? (
        <Card aria-labelledby="packs">
          <CardHeader>
            <CardTitle id="packs">{t("detail.packs")}</CardTitle>
          </CardHeader>
          <CardContent className="p-0">
            <OrderPacks packs={packs} />
          </CardContent>
        </Card>
      ) : null}
    </>
  );
}
