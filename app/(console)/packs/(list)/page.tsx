import { Gift, Package, ShoppingCart } from "lucide-react";
import { getLocale, getTranslations } from "next-intl/server";
import { WasteCard } from "@/components/advice/waste-card";
import { PackTable } from "@/components/packs/pack-table";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { LinkTabs } from "@/components/ui/link-tabs";
import { SearchFilter, SelectFilter } from "@/components/ui/list-filters";
import { PageHeader } from "@/components/ui/page-header";
import { KeysetPagination } from "@/components/ui/pagination";
import { hrefWith, type SearchParams } from "@/components/ui/search-params";
import { tenantTransaction } from "@/db/client";
import { listCurrentPacks } from "@/db/packs";
import { requireCustomer } from "@/lib/auth/session";
import { servicesOfSite } from "@/lib/billing/catalog/catalog";
import { currentTime } from "@/lib/clock";
import { readPackPage } from "@/lib/operations/read-packs";
import { readWaste } from "@/lib/operations/read-waste";
import { pageLinks, pageSize, readCursor } from "@/lib/paging";
import { wasteViews } from "../../advice-views";
import { packSortLinks, packTabs, readPackList } from "../filter";
import { packRow } from "../rows";

export async function generateMetadata() {
  return { title: (await getTranslations("packs"))("title") };
}

/** All packs of the account by where they stand. */
export default async function PacksPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const t = await getTranslations("packs");
  const origins = await getTranslations("format.status.origin");
  const locale = await getLocale();
  const customer = await requireCustomer("account.see");
  const { accountId, site } = customer;
  const params = await searchParams;
  const now = await currentTime();
  const list = readPackList(params);
  const request = { ...list, cursor: readCursor(params), size: pageSize };
  const [page, waste] = await tenantTransaction(accountId, (tx) =>
    Promise.all([
      readPackPage(tx, accountId, list, request, now),
      // The forecast is of packs that work now, whatever is filtered.
      list.tab === "usable"
        ? listCurrentPacks(tx, accountId, now).then((current) => readWaste(tx, { ...customer, current }, now))
        : null,
    ]),
  );
  const emptyText = list.filtered ? "filtered" : list.tab;
  return (
    <>
      <PageHeader
        help="packs"
        title={t("title")}
        description={t("description")}
        actions={
          <>
            <Button asChild variant="outline">
              <Link href="/free-packs">
                <Gift aria-hidden />
                {t("freePacks")}
              </Link>
            </Button>
            <Button asChild>
              <Link href="/purchase">
                <ShoppingCart aria-hidden />
                {t("purchase")}
              </Link>
            </Button>
          </>
        }
      />
      <LinkTabs
        label={t("tabs.label")}
        current={list.tab}
        tabs={packTabs.map((tab) => ({
          id: tab,
          label: t(`tabs.${tab}`),
          href: hrefWith("/packs", params, { tab, after: null, before: null }),
        }))}
      />
      <Card>
        <PackTable
          list={{
            path: "/packs",
            params,
            keep: ["tab", "sort"],
            filters: (
              <>
                <SelectFilter
                  name="meter"
                  label={t("filters.meter")}
                  value={list.meter}
                  all={t("filters.allMeters")}
                  className="max-w-60"
                >
                  {servicesOfSite(site).map((service) => (
                    <optgroup key={service.id} label={service.name[locale]}>
                      {[...service.meters, ...service.capacityMeters].map((meter) => (
                        <option key={meter.id} value={meter.id}>
                          {meter.name[locale]}
                        </option>
                      ))}
                    </optgroup>
                  ))}
                </SelectFilter>
                <SelectFilter
                  name="origin"
                  label={t("filters.origin")}
                  value={list.origin}
                  all={t("filters.allOrigins")}
                >
                  {(["free", "gifted", "purchased"] as const).map((origin) => (
                    <option key={origin} value={origin}>
                      {origins(origin)}
                    </option>
                  ))}
                </SelectFilter>
                <SearchFilter name="id" label={t("filters.id")} value={list.idText} />
              </>
            ),
          }}
          label={t(`tabs.${list.tab}`)}
          rows={page.rows.map((shown) => packRow(shown, locale))}
          sorts={packSortLinks(params, list)}
          empty={
            <EmptyState
              icon={<Package />}
              title={t(`empty.${emptyText}.title`)}
              action={
                list.filtered ? (
                  <Button asChild variant="outline" size="sm">
                    <Link href={`/packs?tab=${list.tab}`}>{t("empty.filtered.action")}</Link>
                  </Button>
                ) : list.tab === "usable" ? (
                  <>
                    <Button asChild size="sm">
                      <Link href="/purchase">{t("purchase")}</Link>
                    </Button>
                    <Button asChild variant="outline" size="sm">
                      <Link href="/free-packs">{t("freePacks")}</Link>
                    </Button>
                  </>
                ) : null
              }
            >
              {t(`empty.${emptyText}.text`)}
            </EmptyState>
          }
        />
        <KeysetPagination {...pageLinks("/packs", params, page)} />
      </Card>
      {waste ? <WasteCard {...wasteViews(waste, locale, now)} /> : null}
    </>
  );
}
