import { useTranslations } from "next-intl";
import { Money } from "@/components/money";
import { ServerTable } from "@/components/ui/server-table";
import { TableCell, TableFooter } from "@/components/ui/table";
import type { MoneyJson } from "@/lib/billing/money";
import type { Messages } from "@/lib/i18n/messages";

interface TrialFigures {
  readonly opening: MoneyJson;
  readonly debits: MoneyJson;
  readonly credits: MoneyJson;
  readonly closing: MoneyJson;
}

export interface TrialTableRow extends TrialFigures {
  readonly book: keyof Messages["reconciliation"]["book"];
  readonly side: "customers" | "house";
}

/** The trial balance of a month; its sum is 0 in every column that balances. */
export function TrialTable({ rows, sum }: { rows: readonly TrialTableRow[]; sum: TrialFigures }) {
  const t = useTranslations("reconciliation");
  const columns = (["opening", "debits", "credits", "closing"] as const).map((id) => ({
    id,
    header: t(`trial.${id}`),
    align: "end" as const,
    cell: (row: TrialTableRow) => <Money value={row[id]} />,
  }));
  return (
    <ServerTable
      label={t("trial.title")}
      rows={rows}
      rowKey={(row) => row.book}
      empty={null}
      columns={[
        {
          id: "book",
          header: t("trial.book"),
          cell: (row) => (
            <span className="grid">
              <span className="font-medium">{t(`book.${row.book}`)}</span>
              <span className="text-muted-foreground text-xs">{t(`trial.${row.side}`)}</span>
            </span>
          ),
        },
        ...columns,
      ]}
      footer={
        <TableFooter>
          <tr>
            <TableCell>{t("trial.sum")}</TableCell>
            {columns.map(({ id }) => (
              <TableCell key={id} align="end">
                <Money value={sum[id]} />
              </TableCell>
            ))}
          </tr>
        </TableFooter>
      }
    />
  );
}
