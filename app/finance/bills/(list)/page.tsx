import { FileDown, ReceiptText } from "lucide-react";
import { getLocale, getTranslations } from "next-intl/server";
import { BillSearchTable } from "@/components/finance/bill-search-table";
import { BillSums } from "@/components/finance/bill-sums";
import { Button } from "@/components/ui/button";
import { Card, CardContent } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { KeysetPagination } from "@/components/ui/pagination";
import { hrefWith, type SearchParams } from "@/components/ui/search-params";
import { type BillOrder, searchBills, sumBills } from "@/db/bill-search";
import { listBillingRuns } from "@/db/billing-runs";
import { listingTransaction } from "@/db/client";
import { requireStaff } from "@/lib/auth/session";
import { findService } from "@/lib/billing/catalog/catalog";
import { type Decimal, money, toJson } from "@/lib/billing/money";
import { listedBill } from "@/lib/operations/left-owing";
import { pageLinks, pageSize, readCursor } from "@/lib/paging";
import { readBillFilter } from "../filter";
import { BillFilters } from "../filters";

const path = "/finance/bills";

export async function generateMetadata() {
  return { title: (await getTranslations("finance.bills"))("title") };
}

export default async function FinanceBillsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await requireStaff("finance.see");
  const t = await getTranslations("finance.bills");
  const locale = await getLocale();
  const params = await searchParams;
  const { filter, order } = readBillFilter(params);
  const [page, sums, runs] = await listingTransaction((tx) =>
    Promise.all([
      searchBills(tx, filter, order, { cursor: readCursor(params), size: pageSize }),
      sumBills(tx, filter),
      listBillingRuns(tx),
    ]),
  );
  const sortedBy = (sort: BillOrder) => ({
    href: hrefWith(path, params, { sort: sort === "newest" ? null : sort, after: null, before: null }),
    now: order === sort,
  });
  return (
    <>
      <PageHeader
        help="financeBills"
        title={t("title")}
        description={t("description")}
        actions={
          <Button asChild variant="outline">
            <Link href={filter.month ? `/finance/exports?month=${filter.month}` : "/finance/exports"}>
              <FileDown aria-hidden />
              {t("toExports")}
            </Link>
          </Button>
        }
      />
      {sums.length > 0 ? (
        <Card>
          <CardContent>
            <BillSums
              sums={sums.map(({ currency, subtotal, tax, total, ...counts }) => {
                const json = (amount: Decimal) => toJson(money(amount, currency));
                return { ...counts, subtotal: json(subtotal), tax: json(tax), total: json(total) };
              })}
            />
          </CardContent>
        </Card>
      ) : null}
      <Card>
        <BillSearchTable
          list={{
            path,
            params,
            keep: ["sort"],
            filters: <BillFilters filter={filter} months={runs.map(({ month }) => month)} />,
          }}
          sort={{ account: sortedBy("account"), month: sortedBy("newest"), total: sortedBy("largest") }}
          rows={page.rows.map((found) => ({
            href: `${path}/${found.bill.accountId}/${found.bill.id}`,
            id: found.bill.id,
            account: found.accountName,
            month: found.bill.month,
            service: findService(found.bill.service)?.name[locale] ?? found.bill.service,
            kind: found.bill.kind,
            tax: toJson(money(found.bill.tax, found.bill.currency)),
            ...listedBill(found),
            issuedAt: found.bill.issuedAt.toISOString(),
          }))}
          empty={
            <EmptyState
              icon={<ReceiptText />}
              title={t("empty.title")}
              action={
                <Button asChild variant="outline">
                  <Link href={path}>{t("empty.action")}</Link>
                </Button>
              }
            >
              {t("empty.text")}
            </EmptyState>
          }
        />
        <KeysetPagination {...pageLinks(path, params, page)} />
      </Card>
    </>
  );
}
