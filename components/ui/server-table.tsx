import { ArrowDown, ArrowUp, ArrowUpDown } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { type CellAlign, Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "./table";

export interface ServerColumn<Row> {
  readonly id: string;
  readonly header: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  readonly align?: CellAlign;
  readonly className?: string;
  /** Where the header leads when the list can be sorted by this column, and how it is sorted now. */
  readonly sort?: { readonly href: string; readonly now: "ascending" | "descending" | null };
}

interface ServerTableProps<Row> {
  /** Names the table for screen readers. */
  label: string;
  columns: readonly ServerColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** What to show instead when there are no rows: an EmptyState. */
  empty: ReactNode;
  footer?: ReactNode;
}

/**
 * A table rendered on the server, for lists that are paged by key: sorting, filtering and paging are links and forms
 * that change the URL. Rows already loaded as a whole can use DataTable.
 */
export function ServerTable<Row>({ label, columns, rows, rowKey, empty, footer }: ServerTableProps<Row>) {
  if (rows.length === 0) return <>{empty}</>;
  return (
    <Table aria-label={label}>
      <TableHeader>
        <tr>
          {columns.map((column) => (
            <TableHead
              key={column.id}
              align={column.align ?? "start"}
              aria-sort={column.sort?.now ?? undefined}
            >
              {column.sort ? <SortLink sort={column.sort}>{column.header}</SortLink> : column.header}
            </TableHead>
          ))}
        </tr>
      </TableHeader>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={rowKey(row)}>
            {columns.map((column) => (
              <TableCell key={column.id} align={column.align ?? "start"} className={column.className}>
                {column.cell(row)}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
      {footer}
    </Table>
  );
}

function SortLink({
  sort,
  children,
}: {
  sort: NonNullable<ServerColumn<never>["sort"]>;
  children: ReactNode;
}) {
  return (
    <Link href={sort.href} scroll={false} className="inline-flex items-center gap-1 hover:text-foreground">
      {children}
      <SortIcon now={sort.now} />
    </Link>
  );
}

export function SortIcon({ now }: { now: "ascending" | "descending" | null }) {
  const Icon = now === "ascending" ? ArrowUp : now === "descending" ? ArrowDown : ArrowUpDown;
  return <Icon aria-hidden className={now ? "size-3" : "size-3 opacity-50"} />;
}
