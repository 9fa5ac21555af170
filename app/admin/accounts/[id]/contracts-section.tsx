import { getLocale, getTranslations } from "next-intl/server";
import { PriceRows } from "@/components/bills/price-rows";
import { Instant } from "@/components/instant";
import { ServerTable } from "@/components/ui/server-table";
import { findMeter } from "@/lib/billing/catalog/catalog";
import { priceRows } from "@/lib/billing/rating/price-rows";
import type { AccountView } from "@/lib/operations/read-account";
import { Section } from "./section";

export async function ContractsSection({ contracts, account }: Pick<AccountView, "contracts" | "account">) {
  const t = await getTranslations("admin.account.contracts");
  const locale = await getLocale();
  return (
    <Section id="contracts" title={t("title")} empty={contracts.length === 0 ? t("empty") : null}>
      <ServerTable
        label={t("title")}
        rows={contracts}
        rowKey={(contract) => contract.id}
        empty={null}
        columns={[
          {
            id: "meter",
            header: t("meter"),
            className: "align-top",
            cell: ({ meter }) => findMeter(meter)?.name[locale] ?? meter,
          },
          {
            id: "from",
            header: t("from"),
            className: "align-top",
            cell: ({ effectiveFrom }) => <Instant at={effectiveFrom} />,
          },
          {
            id: "tiers",
            header: t("tiers"),
            className: "min-w-64",
            cell: (contract) => <PriceRows rows={priceRows(contract, null)} currency={account.currency} />,
          },
          { id: "reason", header: t("reason"), className: "align-top", cell: ({ reason }) => reason },
        ]}
      />
    </Section>
  );
}
