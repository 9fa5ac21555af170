import { getLocale, getTranslations } from "next-intl/server";
import { CallCount } from "@/components/call-count";
import { Month } from "@/components/month";
import { ServerTable } from "@/components/ui/server-table";
import { findMeter } from "@/lib/billing/catalog/catalog";
import type { AccountView } from "@/lib/operations/read-account";
import { Section } from "./section";

export async function UsageSection({ usage }: Pick<AccountView, "usage">) {
  const t = await getTranslations("admin.account.usage");
  const locale = await getLocale();
  return (
    <Section id="usage" title={t("title")} empty={usage.length === 0 ? t("empty") : null}>
      <ServerTable
        label={t("title")}
        rows={usage}
        rowKey={(row) => `${row.month} ${row.meter}`}
        empty={null}
        columns={[
          { id: "month", header: t("month"), cell: (row) => <Month month={row.month} /> },
          { id: "meter", header: t("meter"), cell: (row) => findMeter(row.meter)?.name[locale] ?? row.meter },
          {
            id: "calls",
            header: t("calls"),
            align: "end",
            cell: (row) => <CallCount count={row.calls} />,
          },
          {
            id: "covered",
            header: t("covered"),
            align: "end",
            cell: (row) => <CallCount count={row.free + row.gifted + row.purchased + row.qps} />,
          },
          {
            id: "billable",
            header: t("billable"),
            align: "end",
            cell: (row) => <CallCount count={row.billable} />,
          },
          {
            id: "refused",
            header: t("refused"),
            align: "end",
            cell: (row) => <CallCount count={row.refused} />,
          },
        ]}
      />
    </Section>
  );
}
