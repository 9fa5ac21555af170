import { firstParam, hrefWith, type SearchParams } from "@/components/ui/search-params";
import { isId } from "@/db/ids";
import { type PackFilter, type PackSort, packSorts } from "@/db/pack-list";
import { findAnyMeter } from "@/lib/billing/catalog/catalog";

export const packTabs = ["usable", "not_yet_usable", "used_up", "expired", "refunded"] as const;

export interface PackListState extends Pick<PackFilter, "tab" | "packId" | "meter" | "origin"> {
  readonly sort: PackSort;
  readonly descending: boolean;
  /** Whether anything but the tab narrows the list. */
  readonly filtered: boolean;
  /** The resource id as it was typed. */
  readonly idText: string;
}

/** An id nobody has, so that a search for no id at all finds nothing instead of everything. */
const nobody = "00000000-0000-0000-0000-000000000000";

/** What of the pack list is shown, and in which order, as it stands in the URL: `?tab=expired&sort=-remaining`. */
export function readPackList(params: SearchParams): PackListState {
  const get = (name: string) => firstParam(params, name);
  const sortText = get("sort") ?? "-newest";
  const meter = findAnyMeter(get("meter") ?? "")?.id;
  const origin = (["free", "gifted", "purchased"] as const).find((each) => each === get("origin"));
  const idText = get("id")?.trim() ?? "";
  return {
    tab: packTabs.find((tab) => tab === get("tab")) ?? "usable",
    meter,
    origin,
    idText,
    packId: idText ? (isId(idText) ? idText : nobody) : undefined,
    sort: packSorts.find((sort) => sort === sortText.replace(/^-/, "")) ?? "newest",
    descending: sortText.startsWith("-"),
    filtered: Boolean(meter || origin || idText),
  };
}

/** Where each sortable column leads: the other direction of the one in use, the usual one of the others. */
export function packSortLinks(params: SearchParams, { sort, descending }: PackListState) {
  const link = (column: PackSort, descendingFirst: boolean) => {
    const inUse = sort === column;
    const next = inUse ? !descending : descendingFirst;
    return {
      href: hrefWith("/packs", params, { sort: `${next ? "-" : ""}${column}`, after: null, before: null }),
      now: inUse ? (descending ? ("descending" as const) : ("ascending" as const)) : null,
    };
  };
  return {
    newest: link("newest", true),
    expiry: link("expiry", false),
    remaining: link("remaining", false),
  };
}
