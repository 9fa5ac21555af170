import { getLocale, getTranslations } from "next-intl/server";
import { BillBadges } from "@/components/bills/bill-badges";
import { Instant } from "@/components/instant";
import { Money } from "@/components/money";
import { Month } from "@/components/month";
import { StatusBadge } from "@/components/status-badge";
import { Link } from "@/components/ui/link";
import { ServerTable } from "@/components/ui/server-table";
import { findService } from "@/lib/billing/catalog/catalog";
import { money, toJson } from "@/lib/billing/money";
import { listedBill } from "@/lib/operations/left-owing";
import type { AccountView } from "@/lib/operations/read-account";
import { Section } from "./section";

export async function BillsSection({ bills }: Pick<AccountView, "bills">) {
  const t = await getTranslations("admin.account.bills");
  const list = await getTranslations("bills.list");
  const locale = await getLocale();
  return (
    <Section id="bills" title={t("title")} empty={bills.length === 0 ? t("empty") : null}>
      <ServerTable
        label={t("title")}
        rows={bills}
        rowKey={({ bill }) => bill.id}
        empty={null}
        columns={[
          {
            id: "month",
            header: list("month"),
            cell: ({ bill }) => (
              <Link
                href={`/admin/accounts/${bill.accountId}/bills/${bill.id}`}
                className="font-medium text-link hover:underline"
              >
                <Month month={bill.month} />
              </Link>
            ),
          },
          {
            id: "service",
            header: list("service"),
            cell: ({ bill }) => findService(bill.service)?.name[locale] ?? bill.service,
          },
          {
            id: "kind",
            header: list("kind"),
            cell: ({ bill }) => <StatusBadge kind="billKind" status={bill.kind} />,
          },
          {
            id: "status",
            header: list("status"),
            cell: (found) => <BillBadges bill={listedBill(found)} />,
          },
          {
            id: "total",
            header: list("total"),
            align: "end",
            cell: ({ bill }) => <Money value={toJson(money(bill.total, bill.currency))} />,
          },
          {
            id: "issued",
            header: list("issued"),
            cell: ({ bill }) => <Instant at={bill.issuedAt} style="date" />,
          },
        ]}
      />
    </Section>
  );
}
