import { useTranslations } from "next-intl";
import { CallCount } from "@/components/call-count";
import { Money } from "@/components/money";
import { StatusBadge } from "@/components/status-badge";
import { ServerTable } from "@/components/ui/server-table";
import type { MoneyJson } from "@/lib/billing/money";
import type { Messages } from "@/lib/i18n/messages";

export interface CheckRow {
  readonly id: keyof Messages["reconciliation"]["check"];
  readonly compared: number;
  /** An amount, or a count of calls, packs or transactions. */
  readonly expected: MoneyJson | number;
  readonly found: MoneyJson | number;
  readonly differences: number;
}

/** Each comparison with both sides' sums, and whether all of its rows agree. */
export function CheckTable({ rows }: { rows: readonly CheckRow[] }) {
  const t = useTranslations("reconciliation");
  return (
    <ServerTable
      label={t("checks.title")}
      rows={rows}
      rowKey={(row) => row.id}
      empty={null}
      columns={[
        {
          id: "what",
          header: t("checks.what"),
          cell: (row) => (
            <span className="grid max-md:w-60">
              <span className="font-medium">{t(`check.${row.id}.name`)}</span>
              <span className="text-muted-foreground text-xs">{t(`check.${row.id}.text`)}</span>
            </span>
          ),
        },
        {
          id: "state",
          header: t("checks.state"),
          cell: (row) => (
            <span className="flex flex-wrap items-center gap-2">
              <StatusBadge kind="books" status={row.differences === 0 ? "matches" : "differs"} />
              {row.differences > 0 ? (
                <span className="text-muted-foreground text-xs">
                  {t("checks.different", { count: row.differences })}
                </span>
              ) : null}
            </span>
          ),
        },
        {
          id: "compared",
          header: t("checks.compared"),
          align: "end",
          cell: (row) => <CallCount count={row.compared} />,
        },
        {
          id: "expected",
          header: t("checks.expected"),
          align: "end",
          cell: (row) => <Figure value={row.expected} />,
        },
        { id: "found", header: t("checks.found"), align: "end", cell: (row) => <Figure value={row.found} /> },
      ]}
    />
  );
}

export function Figure({ value }: { value: MoneyJson | number }) {
  return typeof value === "number" ? <CallCount count={value} /> : <Money value={value} />;
}
