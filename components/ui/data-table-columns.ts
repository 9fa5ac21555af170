import type { ReactNode } from "react";
import type { CellAlign } from "./table";

/** A column of a DataTable. */
export interface DataColumn<Row> {
  readonly id: string;
  /** Plain text: it also names the column in the menu of columns. */
  readonly header: string;
  /** What sorting compares and the text filter searches. Exact amounts: `sortableAmount(amount)`. */
  readonly value: (row: Row) => string | number | bigint | null;
  /** What is shown; `value` when left out. */
  readonly cell?: (row: Row) => ReactNode;
  /** What the text filter searches where `value` is not what people read, e.g. a status or an amount. */
  readonly searchText?: (row: Row) => string;
  readonly align?: CellAlign;
  readonly sortable?: boolean;
  /** Hidden until somebody asks for it. */
  readonly hiddenAtFirst?: boolean;
  /** Cannot be hidden, e.g. the name or the actions. */
  readonly always?: boolean;
  readonly className?: string;
}

/** An exact amount ("1234.50") as something that sorts exactly: whole units of 1/100,000,000. */
export function sortableAmount(amount: string): bigint {
  const [whole = "0", fraction = ""] = amount.split(".");
  return BigInt(whole + fraction.padEnd(8, "0").slice(0, 8));
}

export interface DataTableState {
  readonly query: string;
  readonly sort: { readonly id: string; readonly descending: boolean } | null;
  /** The columns hidden by hand, or null when nobody chose yet. */
  readonly hidden: readonly string[] | null;
  /** From 1. */
  readonly page: number;
  readonly size: number;
}

export const pageSizes = [10, 25, 50, 100] as const;
const defaultSize = 25;

/**
 * The state of a table in the URL: `?q=…&sort=-amount&hide=order,origin&page=2&size=50`. With a `scope` each name gets
 * that prefix, for pages with more than one table.
 */
export function readTableState(params: URLSearchParams, scope: string): DataTableState {
  const get = (name: string) => params.get(scope + name);
  const sort = get("sort");
  const size = Number(get("size"));
  const page = Number(get("page"));
  return {
    query: get("q") ?? "",
    sort: sort ? { id: sort.replace(/^-/, ""), descending: sort.startsWith("-") } : null,
    hidden: get("hide")?.split(",").filter(Boolean) ?? null,
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
    size: pageSizes.some((option) => option === size) ? size : defaultSize,
  };
}

/** Writes the state into a copy of the parameters; whatever is as it is without saying is left out. */
export function writeTableState(
  params: URLSearchParams,
  scope: string,
  state: DataTableState,
): URLSearchParams {
  const next = new URLSearchParams(params);
  const set = (name: string, value: string | null) => {
    if (value === null) next.delete(scope + name);
    else next.set(scope + name, value);
  };
  set("q", state.query || null);
  set("sort", state.sort ? (state.sort.descending ? "-" : "") + state.sort.id : null);
  set("hide", state.hidden ? state.hidden.join(",") : null);
  set("page", state.page > 1 ? String(state.page) : null);
  set("size", state.size === defaultSize ? null : String(state.size));
  return next;
}
