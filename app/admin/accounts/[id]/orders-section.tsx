import { getLocale, getTranslations } from "next-intl/server";
import { orderRow } from "@/app/(console)/orders/rows";
import { Instant } from "@/components/instant";
import { Money } from "@/components/money";
import { StatusBadge } from "@/components/status-badge";
import { Link } from "@/components/ui/link";
import { ServerTable } from "@/components/ui/server-table";
import type { AccountView } from "@/lib/operations/read-account";
import { Section } from "./section";

export async function OrdersSection({ orders, account }: Pick<AccountView, "orders" | "account">) {
  const t = await getTranslations("admin.account.orders");
  const locale = await getLocale();
  const rows = await Promise.all(orders.map((order) => orderRow(order, account.currency, locale)));
  return (
    <Section id="orders" title={t("title")} empty={rows.length === 0 ? t("empty") : null}>
      <ServerTable
        label={t("title")}
        rows={rows}
        rowKey={(row) => row.id}
        empty={null}
        columns={[
          {
            id: "placed",
            header: t("placed"),
            cell: (row) => <Instant at={row.placedAt} precision="second" zone={false} />,
          },
          {
            id: "what",
            header: t("what"),
            cell: (row) => (
              <span className="grid">
                <Link
                  href={`/admin/accounts/${account.id}/orders/${row.id}`}
                  className="text-link hover:underline"
                >
                  {row.name}
                </Link>
                <span className="font-mono text-muted-foreground text-xs">{row.id}</span>
              </span>
            ),
          },
          { id: "quantity", header: t("quantity"), align: "end", cell: (row) => row.quantity },
          { id: "total", header: t("total"), align: "end", cell: (row) => <Money value={row.total} /> },
          {
            id: "state",
            header: t("state"),
            cell: (row) => <StatusBadge kind="order" status={row.state} />,
          },
        ]}
      />
    </Section>
  );
}
