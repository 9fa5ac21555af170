import { firstParam, hrefWith, type SearchParams } from "@/components/ui/search-params";
import type { Cursor, KeysetPage } from "@/db/keyset";

export const pageSize = 25;

/** Where the page of a list begins, from `?after=…` or `?before=…`. */
export function readCursor(params: SearchParams): Cursor {
  const after = firstParam(params, "after");
  if (after) return { after };
  const before = firstParam(params, "before");
  return before ? { before } : null;
}

/** The links of KeysetPagination; everything else that stands in the URL stays. */
export function pageLinks(
  path: string,
  params: SearchParams,
  page: Pick<KeysetPage<unknown>, "previous" | "next">,
) {
  const link = (side: "after" | "before", key: string | null) =>
    key && hrefWith(path, params, { after: null, before: null, [side]: key });
  return { previousHref: link("before", page.previous), nextHref: link("after", page.next) };
}
