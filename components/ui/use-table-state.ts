"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { type DataTableState, readTableState, writeTableState } from "./data-table-columns";

/** The table's state as it stands in the URL. Changing it rewrites the URL in place, without asking the server again. */
export function useTableState(scope: string): [DataTableState, (changes: Partial<DataTableState>) => void] {
  const params = useSearchParams();
  const path = usePathname();
  const state = readTableState(params, scope);

  function change(changes: Partial<DataTableState>): void {
    // Whatever changes which rows there are, or their order, leads back to the first page.
    const next = { ...state, page: 1, ...changes };
    const query = writeTableState(new URLSearchParams(window.location.search), scope, next).toString();
    window.history.replaceState(null, "", query ? `${path}?${query}` : path);
  }

  return [state, change];
}
