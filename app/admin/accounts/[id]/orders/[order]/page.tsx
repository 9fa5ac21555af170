import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { OrderFacts } from "@/app/(console)/orders/[id]/order-facts";
import { orderRow } from "@/app/(console)/orders/rows";
import { refundRow } from "@/app/(console)/packs/refund-row";
import { packRow } from "@/app/(console)/packs/rows";
import { OrderPacks } from "@/components/orders/order-packs";
import { StatusBadge } from "@/components/status-badge";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { firstParam, type SearchParams } from "@/components/ui/search-params";
import { findAccount } from "@/db/accounts";
import { systemTransaction } from "@/db/client";
import { isId } from "@/db/ids";
import { requireStaff } from "@/lib/auth/session";
import { billingClockText } from "@/lib/billing/billing-month";
import { currentTime } from "@/lib/clock";
import { readOrder } from "@/lib/operations/read-orders";

export async function generateMetadata() {
  return { title: (await getTranslations("orders.detail"))("about") };
}

interface AccountOrderPageProps {
  params: Promise<{ id: string; order: string }>;
  /** `pack`: the id of the pack that was looked for. */
  searchParams: Promise<SearchParams>;
}

/** A customer's order with its packs and their refunds, for answering their question about it (rules B6, R10). */
export default async function AccountOrderPage({ params, searchParams }: AccountOrderPageProps) {
  await requireStaff("admin.see");
  const { id, order } = await params;
  const now = await currentTime();
  const found =
    isId(id) && isId(order)
      ? await systemTransaction(async (tx) => {
          const account = await findAccount(tx, id);
          const detail = account ? await readOrder(tx, id, order, now) : null;
          return account && detail ? { account, detail } : null;
        })
      : null;
  if (!found) notFound();
  const { account, detail } = found;
  const t = await getTranslations("orders");
  const admin = await getTranslations("admin.accounts");
  const locale = await getLocale();
  const row = await orderRow(detail, account.currency, locale);
  const packs = detail.packs.map((shown) => {
    const { meter: name, ...pack } = packRow(shown, locale);
    return { ...pack, name, refund: shown.refund && refundRow(shown.refund, account.currency) };
  });
  return (
    <>
      <PageHeader
        help="order"
        title={t("detail.title", { date: billingClockText(detail.order.placedAt, "day") })}
        status={<StatusBadge kind="order" status={detail.state} />}
        crumbs={[
          { label: admin("title"), href: "/admin/accounts" },
          { label: account.name, href: `/admin/accounts/${id}` },
          { label: row.name },
        ]}
      />
      <OrderFacts detail={detail} row={row} currency={account.currency} />
      {packs.length > 0 ? (
        <Card aria-labelledby="packs">
          <CardHeader>
            <CardTitle id="packs">{t("detail.packs")}</CardTitle>
          </CardHeader>
          <OrderPacks packs={packs} linked={false} marked={firstParam(await searchParams, "pack")} />
        </Card>
      ) : null}
    </>
  );
}
