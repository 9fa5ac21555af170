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

/**
 * A list by time, the newest first, that can be turned round: `?sort=oldest`. `sort` is for the header of its column,
 * `reversed` for the query.
 */
export function readTimeOrder(path: string, params: SearchParams) {
  const reversed = firstParam(params, "sort") === "oldest";
  const href = hrefWith(path, params, { sort: reversed ? null : "oldest", after: null, before: null });
  const now = reversed ? ("ascending" as const) : ("descending" as const);
  return { reversed, sort: { href, now } };
}
