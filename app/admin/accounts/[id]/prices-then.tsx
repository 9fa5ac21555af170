import { getLocale, getTranslations } from "next-intl/server";
import { PriceRows } from "@/components/bills/price-rows";
import { Badge } from "@/components/ui/badge";
import { ServerTable } from "@/components/ui/server-table";
import { priceRows } from "@/lib/billing/rating/price-rows";
import type { AccountAt } from "@/lib/operations/read-account-at";
import { Section } from "./section";

interface PricesThenProps {
  services: AccountAt["services"];
  currency: "USD" | "CNY";
}

/** Of the services that were activated by then: how each meter was billed, and what its calls cost in that month. */
export async function PricesThen({ services, currency }: PricesThenProps) {
  const t = await getTranslations("support.lookback");
  const locale = await getLocale();
  const rows = services.flatMap(({ activatedAt, meters }) => (activatedAt ? meters : []));
  return (
    <Section id="prices" title={t("prices")} empty={rows.length === 0 ? t("nothingActive") : null}>
      <ServerTable
        label={t("prices")}
        rows={rows}
        rowKey={({ meter }) => meter.id}
        empty={null}
        columns={[
          {
            id: "meter",
            header: t("meter"),
            className: "align-top",
            cell: ({ meter }) => meter.name[locale],
          },
          {
            id: "mode",
            header: t("mode"),
            className: "align-top",
            cell: ({ mode, limit }) => t(`modes.${mode}`, { limit: limit ?? 0 }),
          },
          {
            id: "source",
            header: t("source"),
            className: "align-top",
            cell: ({ source }) => (
              <Badge tone={source.kind === "contract" ? "accent" : "outline"}>
                {t(`sources.${source.kind}`)}
              </Badge>
            ),
          },
          {
            id: "tiers",
            header: t("tiers"),
            className: "min-w-64",
            cell: ({ table }) => <PriceRows rows={priceRows(table, null)} currency={currency} />,
          },
        ]}
      />
    </Section>
  );
}
