import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { groupBy } from "@/lib/billing/group-by";
import { type ChoosableColumn, hiddenColumns } from "./column-choice";
import { ColumnMenu } from "./column-menu";
import { FilterForm } from "./filter-form";
import { firstParam, type SearchParams } from "./search-params";
import { SortIcon } from "./sort-icon";
import { type CellAlign, Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "./table";

/** Where a header leads when the list can be sorted by its column, and how it is sorted now. */
export interface ColumnSort {
  readonly href: string;
  readonly now: "ascending" | "descending" | null;
}

export interface ServerColumn<Row> extends ChoosableColumn {
  /** Plain text where the column can be hidden: it names the column in the menu too. */
  readonly header: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  readonly align?: CellAlign;
  readonly className?: string;
  readonly sort?: ColumnSort | undefined;
}

/** What a list that may grow needs around its rows. */
export interface ServerList {
  /** The page's own path. */
  readonly path: string;
  readonly params: SearchParams;
  /** Parameters to keep that have no field here, e.g. the tab or the sort order. */
  readonly keep?: readonly string[];
  /** The fields of the filter; each is named as its parameter and needs an aria-label or a FormField. */
  readonly filters?: ReactNode;
}

interface ServerTableProps<Row> {
  /** Names the table for screen readers. */
  label: string;
  columns: readonly ServerColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** What rows that follow each other have in common, said above the first of them; rows must come in this order. */
  groupOf?: ((row: Row) => string) | undefined;
  /** What to show instead when there are no rows: an EmptyState. */
  empty: ReactNode;
  footer?: ReactNode;
  /** Above the rows: the filter, and a menu of the columns to show. Left out for tables of a few known rows. */
  list?: ServerList | undefined;
}

const hideName = "hide";

/**
 * A table rendered on the server, for lists that are paged by key: sorting, filtering and paging are links and forms
 * that change the URL. Rows already loaded as a whole can use DataTable.
 */
export function ServerTable<Row>({ list, ...table }: ServerTableProps<Row>) {
  if (!list) return <Rows {...table} />;
  const { path, params, keep = [], filters } = list;
  const { columns, rows } = table;
  const hidden = hiddenColumns(columns, firstParam(params, hideName));
  const kept = Object.fromEntries([...keep, hideName].map((name) => [name, firstParam(params, name)]));
  return (
    <>
      {filters || rows.length > 0 ? (
        <FilterForm
          action={path}
          keep={kept}
          end={
            <ColumnMenu
              name={hideName}
              hidden={hidden}
              columns={columns.flatMap(({ id, header, always, hiddenAtFirst }) =>
                typeof header === "string" ? [{ id, header, always, hiddenAtFirst }] : [],
              )}
            />
          }
        >
          {filters}
        </FilterForm>
      ) : null}
      <Rows {...table} columns={columns.filter(({ id }) => !hidden.includes(id))} />
    </>
  );
}

function Rows<Row>({
  label,
  columns,
  rows,
  rowKey,
  groupOf,
  empty,
  footer,
}: Omit<ServerTableProps<Row>, "list">) {
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
      {(groupOf ? [...groupBy(rows, groupOf)] : [["", rows] as const]).map(([group, members]) => (
        <TableBody key={group}>
          {group ? (
            <tr className="bg-muted">
              <th
                scope="rowgroup"
                colSpan={columns.length}
                className="px-4 py-2 text-start font-medium text-sm"
              >
                {group}
              </th>
            </tr>
          ) : null}
          {members.map((row) => (
            <TableRow key={rowKey(row)}>
              {columns.map((column) => (
                <TableCell key={column.id} align={column.align ?? "start"} className={column.className}>
                  {column.cell(row)}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      ))}
      {footer}
    </Table>
  );
}

function SortLink({ sort, children }: { sort: ColumnSort; children: ReactNode }) {
  return (
    <Link href={sort.href} scroll={false} className="inline-flex items-center gap-1 hover:text-foreground">
      {children}
      <SortIcon now={sort.now} />
    </Link>
  );
}
