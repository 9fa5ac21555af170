import { getLocale, getTranslations } from "next-intl/server";
import { BillTable } from "@/components/bills/bill-table";
import { MonthEstimate } from "@/components/bills/month-estimate";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { searchBills } from "@/db/bill-search";
import { tenantTransaction } from "@/db/client";
import { requireCustomer } from "@/lib/auth/session";
import { monthOf, previousMonth } from "@/lib/billing/billing-month";
import { findService } from "@/lib/billing/catalog/catalog";
import { money, toJson } from "@/lib/billing/money";
import { currentTime } from "@/lib/clock";
import { listedBill } from "@/lib/operations/left-owing";
import { readMonthLines } from "@/lib/operations/read-month-lines";

/** One bill per service and month: decades of them fit in one table that can be sorted and searched. */
const mostBills = 1_000;

export async function generateMetadata() {
  return { title: (await getTranslations("bills"))("title") };
}

export default async function BillsPage() {
  const t = await getTranslations("bills");
  const locale = await getLocale();
  const { accountId } = await requireCustomer("account.see");
  const month = monthOf(await currentTime());
  const months = [month, previousMonth(month)];
  const { page, estimates } = await tenantTransaction(accountId, async (tx) => {
    const read = [];
    for (const each of months)
      read.push({ month: each, services: await readMonthLines(tx, accountId, each) });
    return {
      page: await searchBills(tx, { accountId }, "newest", { cursor: null, size: mostBills }),
      // In the first hours of a month the one before may still wait for its bills.
      estimates: read
        .map(({ services, ...rest }) => ({
          ...rest,
          services: services.filter(({ billId }) => billId === null),
        }))
        .filter(({ services }) => services.length > 0),
    };
  });
  return (
    <>
      <PageHeader help="bills" title={t("title")} description={t("description")} />
      {estimates.map((estimate) => (
        <MonthEstimate key={estimate.month} {...estimate} over={estimate.month !== month} />
      ))}
      <Card>
        <BillTable
          rows={page.rows.map((found) => ({
            href: `/bills/${found.bill.id}`,
            id: found.bill.id,
            month: found.bill.month,
            service: findService(found.bill.service)?.name[locale] ?? found.bill.service,
            kind: found.bill.kind,
            tax: toJson(money(found.bill.tax, found.bill.currency)),
            ...listedBill(found),
            issuedAt: found.bill.issuedAt.toISOString(),
          }))}
        />
      </Card>
    </>
  );
}
