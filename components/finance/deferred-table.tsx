import { useTranslations } from "next-intl";
import { CallCount } from "@/components/call-count";
import { Money } from "@/components/money";
import { ServerTable } from "@/components/ui/server-table";
import { TableCell, TableFooter } from "@/components/ui/table";
import type { MoneyJson } from "@/lib/billing/money";

interface DeferredFigures {
  readonly open: number;
  readonly opening: MoneyJson;
  readonly sold: MoneyJson;
  readonly used: MoneyJson;
  readonly lapsed: MoneyJson;
  readonly refunded: MoneyJson;
  readonly closing: MoneyJson;
}

export interface DeferredTableRow extends DeferredFigures {
  readonly offer: string;
  readonly name: string;
  readonly service: string;
}

/** What was sold ahead and is still owed: opening + sold − used − lapsed − refunded = closing, line by line. */
export function DeferredTable({ rows, sum }: { rows: readonly DeferredTableRow[]; sum: DeferredFigures }) {
  const t = useTranslations("reconciliation.deferred");
  const columns = (["opening", "sold", "used", "lapsed", "refunded", "closing"] as const).map((id) => ({
    id,
    header: t(id),
    align: "end" as const,
    cell: (row: DeferredTableRow) => <Money value={row[id]} />,
  }));
  return (
    <ServerTable
      label={t("title")}
      rows={rows}
      rowKey={(row) => row.offer}
      empty={<p className="px-4 pb-4 text-muted-foreground text-sm">{t("empty")}</p>}
      columns={[
        {
          id: "offer",
          header: t("offer"),
          cell: (row) => (
            <span className="grid">
              <span className="font-medium">{row.name}</span>
              <span className="text-muted-foreground text-xs">{row.service}</span>
            </span>
          ),
        },
        { id: "open", header: t("open"), align: "end", cell: (row) => <CallCount count={row.open} /> },
        ...columns,
      ]}
      footer={
        <TableFooter>
          <tr>
            <TableCell>{t("sum")}</TableCell>
            <TableCell align="end">
              <CallCount count={sum.open} />
            </TableCell>
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
