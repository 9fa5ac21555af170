import { ListChecks, ShoppingCart } from "lucide-react";
import { getLocale, getTranslations } from "next-intl/server";
import { OrderTable } from "@/components/orders/order-table";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { MonthFilter, SearchFilter, SelectFilter } from "@/components/ui/list-filters";
import { PageHeader } from "@/components/ui/page-header";
import { KeysetPagination } from "@/components/ui/pagination";
import type { SearchParams } from "@/components/ui/search-params";
import { tenantTransaction } from "@/db/client";
import { requireCustomer } from "@/lib/auth/session";
import { offersOfService, servicesOfSite } from "@/lib/billing/catalog/catalog";
import { readOrderPage } from "@/lib/operations/read-orders";
import { pageLinks, pageSize, readCursor, readTimeOrder } from "@/lib/paging";
import { orderKinds, readOrderList } from "../filter";
import { orderRow } from "../rows";

const path = "/orders";

export async function generateMetadata() {
  return { title: (await getTranslations("orders"))("title") };
}

export default async function OrdersPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const t = await getTranslations("orders");
  const locale = await getLocale();
  const { accountId, currency, site } = await requireCustomer("account.see");
  const params = await searchParams;
  const list = readOrderList(params);
  const { sort, reversed } = readTimeOrder(path, params);
  const page = await tenantTransaction(accountId, (tx) =>
    readOrderPage(tx, accountId, list, { cursor: readCursor(params), size: pageSize, reversed }),
  );
  const rows = await Promise.all(page.rows.map((shown) => orderRow(shown, currency, locale)));
  return (
    <>
      <PageHeader
        help="orders"
        title={t("title")}
        description={t("description")}
        actions={
          <Button asChild>
            <Link href="/purchase">
              <ShoppingCart aria-hidden />
              {t("purchase")}
            </Link>
          </Button>
        }
      />
      <Card>
        <OrderTable
          list={{
            path,
            params,
            keep: ["sort"],
            filters: (
              <>
                <SelectFilter
                  name="service"
                  label={t("filters.service")}
                  value={list.service}
                  all={t("filters.allServices")}
                >
                  {servicesOfSite(site)
                    .filter(({ id }) => offersOfService(id).length > 0)
                    .map((service) => (
                      <option key={service.id} value={service.id}>
                        {service.name[locale]}
                      </option>
                    ))}
                </SelectFilter>
                <SelectFilter
                  name="kind"
                  label={t("filters.kind")}
                  value={list.kind}
                  all={t("filters.allKinds")}
                >
                  {orderKinds.map((kind) => (
                    <option key={kind} value={kind}>
                      {t(`kinds.${kind}`)}
                    </option>
                  ))}
                </SelectFilter>
                <MonthFilter name="month" label={t("filters.month")} value={list.month} />
                <SearchFilter name="id" label={t("filters.id")} value={list.idText} />
              </>
            ),
          }}
          rows={rows}
          byTime={sort}
          empty={
            <EmptyState
              icon={<ListChecks />}
              title={t(list.filtered ? "empty.filtered" : "empty.title")}
              action={
                <Button asChild size="sm" variant={list.filtered ? "outline" : "default"}>
                  <Link href={list.filtered ? "/orders" : "/purchase"}>
                    {t(list.filtered ? "empty.clear" : "purchase")}
                  </Link>
                </Button>
              }
            >
              {t(list.filtered ? "empty.filteredText" : "empty.text")}
            </EmptyState>
          }
        />
        <KeysetPagination {...pageLinks(path, params, page)} />
      </Card>
    </>
  );
}
