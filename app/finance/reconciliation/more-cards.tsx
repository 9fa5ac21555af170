import { useTranslations } from "next-intl";
import { CallCount } from "@/components/call-count";
import { Money } from "@/components/money";
import { Month } from "@/components/month";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { ServerTable } from "@/components/ui/server-table";
import type { Currency } from "@/lib/billing/money";
import type { ReconciliationView } from "@/lib/operations/read-reconciliation";

/** Usage of a month is deducted in the next: which bills of this month's deductions belong to which usage. */
export function DeductionCard({ rows }: { rows: ReconciliationView["deductions"] }) {
  const t = useTranslations("reconciliation.deductions");
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("title")}</CardTitle>
        <CardDescription>{t("description")}</CardDescription>
      </CardHeader>
      <ServerTable
        label={t("title")}
        rows={rows}
        rowKey={(row) => `${row.usageMonth} ${row.deductedIn}`}
        empty={
          <CardContent>
            <p className="text-muted-foreground text-sm">{t("empty")}</p>
          </CardContent>
        }
        columns={[
          { id: "usage", header: t("usage"), cell: (row) => <Month month={row.usageMonth} /> },
          { id: "deducted", header: t("deducted"), cell: (row) => <Month month={row.deductedIn} /> },
          { id: "bills", header: t("bills"), align: "end", cell: (row) => <CallCount count={row.bills} /> },
          { id: "total", header: t("total"), align: "end", cell: (row) => <Money value={row.total} /> },
        ]}
      />
    </Card>
  );
}

const named = ["sandbox", "stripe"] as const;

/** The ways of paying that were asked what they took. */
export function ProviderCard({
  rows,
  currency,
}: {
  rows: ReconciliationView["providers"];
  currency: Currency;
}) {
  const t = useTranslations("reconciliation");
  const nameOf = (id: string) => {
    const known = named.find((each) => each === id);
    return known ? t(`provider.${known}`) : id;
  };
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("providers.title")}</CardTitle>
      </CardHeader>
      <ServerTable
        label={t("providers.title")}
        rows={rows}
        rowKey={(row) => row.provider}
        empty={
          <CardContent>
            <p className="text-muted-foreground text-sm">{t("providers.none")}</p>
          </CardContent>
        }
        columns={[
          { id: "provider", header: t("providers.provider"), cell: (row) => nameOf(row.provider) },
          {
            id: "payments",
            header: t("providers.payments"),
            align: "end",
            cell: (row) => (row.payments === null ? "–" : <CallCount count={row.payments} />),
          },
          {
            id: "amount",
            header: t("providers.amount"),
            align: "end",
            className: "max-w-72",
            cell: (row) =>
              row.amount === null ? (
                <span className="text-pretty text-muted-foreground text-xs">{t("providers.noList")}</span>
              ) : (
                <Money value={{ currency, amount: row.amount }} />
              ),
          },
        ]}
      />
    </Card>
  );
}
