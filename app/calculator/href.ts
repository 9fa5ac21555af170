import type { Draft } from "./draft";
import { fieldsOf, slugOf } from "./fields";

/** What needs no parameter, because it is so without one. */
const usual: Readonly<Record<string, string>> = { mode: "calls", term: "month", claim: "0" };

type Changes = Readonly<Record<string, string | null>>;

/** The address of a draft with some fields changed; `null` empties one. The same fields always in the same order. */
export function calculatorHref(
  draft: Pick<Draft, "site" | "month" | "free" | "meters" | "written">,
  changes: Changes = {},
  path = "/calculator",
): string {
  // Always with site and month, so that a link says the same to everybody, whenever they open it.
  const params = new URLSearchParams({ site: draft.site, month: changes.month ?? draft.month });
  const free = changes.free ?? draft.free;
  if (free !== "monthly") params.set("free", free);
  for (const each of draft.meters) {
    const slug = slugOf(each.meter);
    for (const field of fieldsOf(each)) {
      const value = (field in changes ? changes[field] : draft.written.get(field)) ?? "";
      const part = field.slice(slug.length + 1);
      if (field === slug || (value !== "" && value !== "0" && value !== usual[part]))
        params.set(field, value);
    }
  }
  return `${path}?${params}`;
}

/** The address without one meter. */
export function hrefWithout(
  draft: Parameters<typeof calculatorHref>[0],
  meter: { readonly id: string },
): string {
  return calculatorHref({ ...draft, meters: draft.meters.filter((each) => each.meter.id !== meter.id) });
}
