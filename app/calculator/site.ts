import { firstParam, type SearchParams } from "@/components/ui/search-params";
import { defaultLocaleOf } from "@/lib/billing/catalog/catalog";
import type { Locale, Site } from "@/lib/billing/catalog/types";

export const sites = ["international", "china"] as const;

export interface CalculatorSite {
  readonly site: Site;
  /** The account's site, where the visitor has one and the link is of the other. */
  readonly otherThan: Site | null;
}

/** An account has its site; a link names one, and holds for whoever opens it; otherwise it is that of the language. */
export function readSite(params: SearchParams, own: Site | null, locale: Locale): CalculatorSite {
  const named = sites.find((site) => site === firstParam(params, "site"));
  const usual = own ?? sites.find((site) => defaultLocaleOf(site) === locale) ?? "international";
  const site = named ?? usual;
  return { site, otherThan: own !== null && own !== site ? own : null };
}
