import { getTranslations } from "next-intl/server";
import { TierLabel } from "@/components/bills/tier-label";
import { Instant } from "@/components/instant";
import { Money } from "@/components/money";
import type { OrderRow } from "@/components/orders/order-table";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { CopyableId } from "@/components/ui/copyable-id";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list";
import { type Currency, type Decimal, money, toJson } from "@/lib/billing/money";
import { percentText } from "@/lib/billing/percent";
import type { OrderDetail } from "@/lib/operations/read-orders";
import { OrderPolicies } from "./order-policies";

interface OrderFactsProps {
  readonly detail: Pick<OrderDetail, "order" | "quota">;
  readonly row: OrderRow;
  readonly currency: Currency;
}

/** What was bought, who paid it, and the policies of that day (rule B6). */
export async function OrderFacts({ detail: { order, quota }, row, currency }: OrderFactsProps) {
  const t = await getTranslations("orders");
  const books = await getTranslations("balance.books");
  const amount = (value: Decimal | string) => toJson(money(value, currency));
  return (
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
              <DescriptionItem label={t("detail.tier")}>
                <TierLabel label={order.snapshot.tier} unit="qps" />
              </DescriptionItem>
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
              <CopyableId id={order.id} label={t("detail.id")} />
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
                  <DescriptionItem label={t("detail.tax", { percent: percentText(order.snapshot.taxRate) })}>
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
  );
}
