"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useState } from "react";
import { type DataTableState, readTableState, writeTableState } from "./data-table-columns";

/**
 * The table's state as it stands in the URL. Changing it rewrites the URL in place, without asking the server again;
 * until the router has noticed, the new state is already shown, so that typing and ticking never lag behind.
 */
export function useTableState(scope: string): [DataTableState, (changes: Partial<DataTableState>) => void] {
  const params = useSearchParams();
  const path = usePathname();
  const inUrl = params.toString();
  const [ahead, setAhead] = useState<{ of: string; state: DataTableState } | null>(null);
  const state = ahead?.of === inUrl ? ahead.state : readTableState(params, scope);

  function change(changes: Partial<DataTableState>): void {
    // Whatever changes which rows there are, or their order, leads back to the first page.
    const next = { ...state, page: 1, ...changes };
    setAhead({ of: inUrl, state: next });
    const query = writeTableState(new URLSearchParams(window.location.search), scope, next).toString();
    window.history.replaceState(null, "", query ? `${path}?${query}` : path);
  }

  return [state, change];
}
