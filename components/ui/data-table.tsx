"use client";

import { SearchX } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "./button";
import type { DataColumn } from "./data-table-columns";
import { DataTablePager } from "./data-table-pager";
import { DataTableToolbar } from "./data-table-toolbar";
import { EmptyState } from "./empty-state";
import { SortIcon } from "./sort-icon";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "./table";
import { tableRows } from "./table-rows";
import { useTableState } from "./use-table-state";

interface DataTableProps<Row> {
  /** Names the table for screen readers. */
  label: string;
  columns: readonly DataColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** What to show when there are no rows at all: an EmptyState. */
  empty: ReactNode;
  initialSort?: { readonly id: string; readonly descending: boolean };
  /** Prefix of the parameters in the URL, for pages with more than one table, e.g. `"packs."`. */
  scope?: string;
  /** More controls beside the text filter. */
  toolbar?: ReactNode;
}

/**
 * Rows that are already here, sorted, filtered, paged and with columns to choose; the state stands in the URL. Lists
 * that may grow without bound are paged by the server instead: ServerTable.
 */
export function DataTable<Row>({
  label,
  columns,
  rows,
  rowKey,
  empty,
  initialSort,
  scope = "",
  toolbar,
}: DataTableProps<Row>) {
  const t = useTranslations("common.table");
  const locale = useLocale();
  const [state, change] = useTableState(scope);
  const sort = state.sort ?? initialSort ?? null;
  const hidden = state.hidden ?? columns.filter((column) => column.hiddenAtFirst).map((column) => column.id);

  if (rows.length === 0) return <>{empty}</>;

  const shown = columns.filter((column) => column.always || !hidden.includes(column.id));
  const matching = tableRows(rows, columns, { query: state.query, sort }, locale);
  // A page number beyond the last one shows the last one.
  const lastPage = Math.max(1, Math.ceil(matching.length / state.size));
  const page = Math.min(state.page, lastPage);
  const onPage = matching.slice((page - 1) * state.size, page * state.size);

  return (
    <div data-slot="data-table">
      <DataTableToolbar state={state} change={change} columns={columns} hidden={hidden}>
        {toolbar}
      </DataTableToolbar>
      {onPage.length === 0 ? (
        <EmptyState
          icon={<SearchX />}
          title={t("nothingFound")}
          action={
            <Button variant="outline" size="sm" onClick={() => change({ query: "", page: 1 })}>
              {t("clearFilter")}
            </Button>
          }
        >
          {t("nothingFoundHint")}
        </EmptyState>
      ) : (
        <Table aria-label={label}>
          <TableHeader>
            <tr>
              {shown.map((column) => {
                const now = sort?.id === column.id ? (sort.descending ? "descending" : "ascending") : null;
                return (
                  <TableHead key={column.id} align={column.align ?? "start"} aria-sort={now ?? undefined}>
                    {column.sortable === false ? (
                      column.header
                    ) : (
                      <button
                        type="button"
                        className="inline-flex items-center gap-1 rounded-sm hover:text-foreground"
                        onClick={() => change({ sort: { id: column.id, descending: now === "ascending" } })}
                      >
                        {column.header}
                        <SortIcon now={now} />
                      </button>
                    )}
                  </TableHead>
                );
              })}
            </tr>
          </TableHeader>
          <TableBody>
            {onPage.map((row) => (
              <TableRow key={rowKey(row)}>
                {shown.map((column) => (
                  <TableCell key={column.id} align={column.align ?? "start"} className={column.className}>
                    {column.cell ? column.cell(row) : String(column.value(row) ?? "–")}
                  </TableCell>
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
      <DataTablePager
        page={page}
        lastPage={lastPage}
        size={state.size}
        change={change}
        total={rows.length}
        matching={matching.length}
      />
    </div>
  );
}
