import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { OrderPacks } from "@/components/orders/order-packs";
import { RefreshWhile } from "@/components/packs/refresh-while";
import { StatusBadge } from "@/components/status-badge";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import type { SearchParams } from "@/components/ui/search-params";
import { tenantTransaction } from "@/db/client";
import { isId } from "@/db/ids";
import { requireCustomer } from "@/lib/auth/session";
import { billingClockText } from "@/lib/billing/billing-month";
import { currentTime } from "@/lib/clock";
import { readOrder } from "@/lib/operations/read-orders";
import { refundRow } from "../../packs/refund-row";
import { packRow } from "../../packs/rows";
import { orderRow } from "../rows";
import { OrderFacts } from "./order-facts";

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
  const locale = await getLocale();
  const { order, quota } = detail;
  const row = await orderRow(detail, currency, locale);
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
      <OrderFacts detail={detail} row={row} currency={currency} />
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
