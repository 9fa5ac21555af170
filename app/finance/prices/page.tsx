import { getLocale, getTranslations } from "next-intl/server";
import { AnnouncePriceDialog } from "@/components/finance/announce-price-dialog";
import { AnnounceQuotaDialog } from "@/components/finance/announce-quota-dialog";
import { FreeQuotaVersionTable, PriceVersionTable } from "@/components/finance/version-tables";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { LinkTabs } from "@/components/ui/link-tabs";
import { PageHeader } from "@/components/ui/page-header";
import { firstParam, type SearchParams } from "@/components/ui/search-params";
import { systemTransaction } from "@/db/client";
import { requireStaff } from "@/lib/auth/session";
import { addDays, monthOf, nextMonth } from "@/lib/billing/billing-month";
import { currencyOf, findAnyMeter, findService, services } from "@/lib/billing/catalog/catalog";
import { noticeDays } from "@/lib/billing/catalog/versions";
import { priceRows } from "@/lib/billing/rating/price-rows";
import { currentTime } from "@/lib/clock";
import { readVersions } from "@/lib/operations/read-versions";
import { publishFreeQuota, publishPrice } from "./actions";

export async function generateMetadata() {
  return { title: (await getTranslations("priceList"))("title") };
}

/** The published prices of a service, versions of all times (rule P10). */
export default async function PricesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await requireStaff("finance.see");
  const t = await getTranslations("priceList");
  const locale = await getLocale();
  const now = await currentTime();
  const chosen = findService(firstParam(await searchParams, "service") ?? "") ?? services[0];
  if (!chosen) throw new Error("The catalogue has no service");
  const { prices, freeQuotas } = await systemTransaction((tx) => readVersions(tx, chosen, now));
  const service = chosen.name[locale];
  const meterName = (id: string) => findAnyMeter(id)?.name[locale] ?? id;
  return (
    <>
      <PageHeader
        help="financePrices"
        title={t("title")}
        description={t("description")}
        actions={
          <>
            <AnnouncePriceDialog
              key={chosen.id}
              action={publishPrice}
              service={service}
              currency={currencyOf(chosen.site)}
              month={nextMonth(monthOf(now))}
              meters={chosen.meters.flatMap(({ id, name }) => {
                const last = prices.findLast(({ meter, state }) => meter.id === id && state !== "replaced");
                return last ? [{ id, name: name[locale], table: last.version }] : [];
              })}
            />
            {freeQuotas.length > 0 ? (
              <AnnounceQuotaDialog
                key={`${chosen.id} quotas`}
                action={publishFreeQuota}
                service={service}
                month={nextMonth(monthOf(addDays(now, noticeDays)))}
                quotas={chosen.freePacks.map(({ issue, meter }) => ({
                  id: `${issue} ${meter}`,
                  name: `${meterName(meter)} · ${t(`issues.${issue}`)}`,
                }))}
              />
            ) : null}
          </>
        }
      />
      <LinkTabs
        label={t("services")}
        current={chosen.id}
        tabs={services.map(({ id, name }) => ({
          id,
          label: name[locale],
          href: `/finance/prices?service=${id}`,
        }))}
      />
      <Card aria-labelledby="prices">
        <CardHeader>
          <CardTitle id="prices">{t("prices")}</CardTitle>
        </CardHeader>
        <PriceVersionTable
          currency={currencyOf(chosen.site)}
          rows={prices.map(({ meter, version, state }) => ({
            key: `${meter.id} ${version.id}`,
            meter: meter.name[locale],
            version: version.id,
            effectiveFrom: version.effectiveFrom,
            announcedOn: version.announcedOn,
            state,
            prices: priceRows(version, null),
          }))}
        />
      </Card>
      <Card aria-labelledby="quotas">
        <CardHeader>
          <CardTitle id="quotas">{t("freeQuotas")}</CardTitle>
        </CardHeader>
        <FreeQuotaVersionTable
          empty={<CardContent className="text-muted-foreground text-sm">{t("noFreeQuotas")}</CardContent>}
          rows={freeQuotas.map(({ rule, state }) => ({
            key: `${rule.issue} ${rule.meter} ${rule.id}`,
            meter: meterName(rule.meter),
            version: rule.id,
            effectiveFrom: rule.effectiveFrom,
            announcedOn: rule.announcedOn,
            state,
            issue: rule.issue,
            units: rule.units,
            kind: findAnyMeter(rule.meter)?.kind ?? "calls",
          }))}
        />
      </Card>
    </>
  );
}
