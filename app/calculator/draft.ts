import { firstParam, type SearchParams } from "@/components/ui/search-params";
import { type BillingMonth, isBillingMonth, monthOf } from "@/lib/billing/billing-month";
import type { Site } from "@/lib/billing/catalog/types";
import { orderLimits } from "@/lib/billing/packs/order-price";
import {
  type FreeChoice,
  fieldsOf,
  freeChoices,
  metersOfSite,
  packField,
  partField,
  type SiteMeter,
  slugOf,
} from "./fields";
import { mostCalls, mostOrders, mostPacks, readContract, readCount } from "./values";

/** What is wrong with a field: the key of its sentence, and the limits to name. */
export interface DraftError {
  readonly code: "month" | "choice" | "count" | "contract" | "orders" | "refused";
  readonly least?: number;
  readonly most?: number;
  /** The rulebook's sentence, where it refused the entry. */
  readonly text?: string;
}

/** The calculator as it stands in the address: what was written, also where it makes no sense. */
export interface Draft {
  readonly site: Site;
  readonly month: BillingMonth;
  readonly free: FreeChoice;
  /** The meters in play, in the catalogue's order. */
  readonly meters: readonly SiteMeter[];
  /** Field → what was written. */
  readonly written: ReadonlyMap<string, string>;
  readonly errors: ReadonlyMap<string, DraftError>;
  /** Parameters that no field has. */
  readonly unknown: readonly string[];
}

/** `add` brings a meter into play by its name. */
const ownFields = ["site", "month", "free", "add"];

export function readDraft(params: SearchParams, site: Site, now: Date): Draft {
  const written = new Map<string, string>();
  const names = new Set(ownFields);
  const meters: SiteMeter[] = [];
  for (const each of metersOfSite(site)) {
    const fields = fieldsOf(each);
    for (const field of fields) {
      names.add(field);
      const text = firstParam(params, field)?.trim();
      if (text !== undefined) written.set(field, text);
    }
    const slug = slugOf(each.meter);
    if (firstParam(params, "add") === slug && !written.has(slug)) written.set(slug, "");
    if (fields.some((field) => written.has(field))) meters.push(each);
  }
  const month = firstParam(params, "month")?.trim() || monthOf(now);
  const free = firstParam(params, "free") || "monthly";
  const errors = new Map(meters.flatMap((each) => errorsOf(each, written)));
  const orders = meters.flatMap((each) => ordersOf(each, written));
  if (orders.reduce((sum, { count }) => sum + count, 0) > mostOrders) {
    for (const { field, count } of orders)
      if (count > 1) errors.set(field, { code: "orders", most: mostOrders });
  }
  if (!isBillingMonth(month)) errors.set("month", { code: "month" });
  if (!isFreeChoice(free)) errors.set("free", { code: "choice" });
  return {
    site,
    month: isBillingMonth(month) ? month : monthOf(now),
    free: isFreeChoice(free) ? free : "monthly",
    meters,
    written,
    errors,
    unknown: Object.keys(params).filter((name) => !names.has(name)),
  };
}

function errorsOf({ meter }: SiteMeter, written: ReadonlyMap<string, string>): [string, DraftError][] {
  const errors: [string, DraftError][] = [];
  const check = (field: string, error: DraftError, isGood: (text: string) => boolean) => {
    const text = written.get(field);
    if (text && !isGood(text)) errors.push([field, error]);
  };
  const count = (field: string, least: number, most: number) =>
    check(field, { code: "count", least, most }, (text) => readCount(text, least, most) !== undefined);
  const oneOf = (field: string, ...choices: string[]) =>
    check(field, { code: "choice" }, (text) => choices.includes(text));

  for (const size of meter.packs) count(packField(meter, size), 0, mostPacks);
  if (meter.kind === "materials") return errors;
  count(slugOf(meter), 0, mostCalls);
  const { qps, terms } = orderLimits;
  count(partField(meter, "qps"), qps.minimum, qps.maximum);
  count(partField(meter, "peak"), qps.minimum, qps.maximum);
  const term = written.get(partField(meter, "term")) === "day" ? "day" : "month";
  count(partField(meter, "terms"), terms[term].minimum, terms[term].maximum);
  oneOf(partField(meter, "mode"), "calls", "qps");
  oneOf(partField(meter, "term"), "day", "month");
  oneOf(partField(meter, "claim"), "1", "0");
  check(partField(meter, "contract"), { code: "contract" }, (text) => readContract(text) !== undefined);
  return errors;
}

/** How many orders the packs of each size take. */
function ordersOf({ meter }: SiteMeter, written: ReadonlyMap<string, string>) {
  return meter.packs.map((size) => {
    const field = packField(meter, size);
    const quantity = readCount(written.get(field) ?? "", 0, mostPacks) ?? 0;
    return { field, count: Math.ceil(quantity / orderLimits.quantity.maximum) };
  });
}

function isFreeChoice(text: string): text is FreeChoice {
  return freeChoices.some((choice) => choice === text);
}
