import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { TopUpFacts } from "@/components/balance/top-up-facts";
import type { ProviderId } from "@/components/balance/top-up-form";
import { CallCount } from "@/components/call-count";
import { Instant } from "@/components/instant";
import { Money } from "@/components/money";
import { StatusBadge } from "@/components/status-badge";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list";
import type { Order } from "@/db/placed-orders";
import type { Refund } from "@/db/refunds";
import type { TopUp } from "@/db/top-ups";
import { type Currency, type Decimal, money, toJson } from "@/lib/billing/money";
import { percentText } from "@/lib/billing/percent";
import type { LedgerSubject } from "@/lib/operations/read-account-ledger";
import { itemNamer } from "../../offer-name";

/** What the postings below are about, as it was recorded itself: the other side of what the ledger says. */
export function Subject({ subject, currency }: { subject: LedgerSubject; currency: Currency }) {
  return subject.kind === "order" ? (
    <OrderCard order={subject.order} refunds={subject.refunds} currency={currency} />
  ) : (
    <TopUpCard topUp={subject.topUp} />
  );
}

async function OrderCard(props: { order: Order; refunds: readonly Refund[]; currency: Currency }) {
  const { order, refunds, currency } = props;
  const t = await getTranslations("orders.detail");
  const name = (await itemNamer())(order.offer);
  const amount = (value: Decimal) => <Money value={toJson(money(value, currency))} />;
  return (
    <SubjectCard title={t("about")}>
      <DescriptionItem label={t("what")}>{name}</DescriptionItem>
      <DescriptionItem label={t("quantity")}>
        <CallCount count={order.quantity} />
      </DescriptionItem>
      <DescriptionItem label={t("subtotal")}>{amount(order.subtotal)}</DescriptionItem>
      <DescriptionItem label={t("tax", { percent: percentText(order.snapshot.taxRate) })}>
        {amount(order.tax)}
      </DescriptionItem>
      <DescriptionItem label={t("total")}>{amount(order.total)}</DescriptionItem>
      <DescriptionItem label={t("placed")}>
        <Instant at={order.placedAt} precision="second" />
      </DescriptionItem>
      <DescriptionItem label={t("id")}>
        <span className="font-mono text-xs">{order.id}</span>
      </DescriptionItem>
      {refunds.length > 0 ? (
        <DescriptionItem label={t("refundColumn")}>
          <ul className="grid gap-1.5">
            {refunds.map((refund) => (
              <li key={refund.id} className="flex flex-wrap items-center gap-x-2 gap-y-1">
                {amount(refund.amount)}
                <StatusBadge kind="refund" status={refund.status} />
                {refund.completedAt ? <Instant at={refund.completedAt} /> : null}
                <span className="wrap-anywhere font-mono text-muted-foreground text-xs">{refund.id}</span>
              </li>
            ))}
          </ul>
        </DescriptionItem>
      ) : null}
    </SubjectCard>
  );
}

async function TopUpCard({ topUp }: { topUp: TopUp }) {
  const t = await getTranslations("balance");
  return (
    <SubjectCard title={t("topUpPage.title")} status={<StatusBadge kind="topUp" status={topUp.status} />}>
      <TopUpFacts
        createdAt={topUp.createdAt}
        paidAt={topUp.paidAt}
        providerReference={topUp.providerReference}
        amount={toJson(money(topUp.amount, topUp.currency))}
        provider={topUp.provider as ProviderId}
      />
      <DescriptionItem label={t("receipt.id")}>
        <span className="font-mono text-xs">{topUp.id}</span>
      </DescriptionItem>
    </SubjectCard>
  );
}

function SubjectCard(props: { title: string; status?: ReactNode; children: ReactNode }) {
  return (
    <Card>
      <CardHeader>
        <CardTitle className="flex flex-wrap items-center gap-2">
          {props.title}
          {props.status}
        </CardTitle>
      </CardHeader>
      <CardContent>
        <DescriptionList columns={2}>{props.children}</DescriptionList>
      </CardContent>
    </Card>
  );
}
