import {
  addDays,
  addMonths,
  BILLING_OFFSET_MS,
  DAY_MS,
  monthEnd,
  monthStart,
  shiftMonth,
} from "@/lib/billing/billing-month";
import type { Meter } from "@/lib/billing/catalog/types";
import { inOrders } from "@/lib/billing/what-if/cheapest-ways";
import type { Draft } from "./draft";
import { hasModes, isClaimable, packField, partField, slugOf } from "./fields";
import { type ContractTier, mostCalls, mostPacks, readContract, readCount } from "./values";

/** The scenario as the API takes it; instants are text with the billing clock's offset. */
export interface ScenarioJson {
  readonly site: string;
  readonly month: string;
  readonly activated?: readonly { service: string; at: string }[];
  readonly claims?: readonly { meter: string; at: string }[];
  readonly purchases?: readonly {
    offer: string;
    quantity?: number;
    qps?: number;
    terms?: number;
    at: string;
  }[];
  readonly modes?: readonly { meter: string; mode: string; from: string }[];
  readonly contracts?: readonly { meter: string; from: string; tiers: readonly ContractTier[] }[];
  readonly freePacks?: false;
  readonly usage: readonly { meter: string; calls: number; at: string }[];
}

/** The scenario of a draft, and the field that each entry stands for: a refusal names an entry, a person sees fields. */
export interface DraftScenario {
  readonly json: ScenarioJson;
  readonly fieldOf: ReadonlyMap<string, string>;
}

/**
 * A draft without errors as a scenario. Purchases, claims and billing modes begin with the month; calls happen in its
 * middle, which draws and rates them like any other moment. Where a quota ends before the month does, billing by calls
 * follows it, and calls are split as if every second of the month brought the same.
 */
export function scenarioOf(draft: Draft): DraftScenario {
  const { month, free, meters, written } = draft;
  const start = monthStart(month);
  const end = monthEnd(month);
  const entries = new Entries();
  const count = (field: string, most: number) => readCount(written.get(field) ?? "", 1, most) ?? 0;

  for (const { service, meter } of meters) {
    for (const size of meter.packs) {
      const field = packField(meter, size);
      for (const quantity of inOrders(count(field, mostPacks))) {
        entries.add("purchases", field, {
          offer: `${meter.id}/pack-${size.units}`,
          quantity,
          at: text(start),
        });
      }
    }
    if (meter.kind === "materials") continue;
    const calls = count(slugOf(meter), mostCalls);
    if (isClaimable(service, meter) && written.get(partField(meter, "claim")) === "1") {
      entries.add("claims", partField(meter, "claim"), { meter: meter.id, at: text(start) });
    }
    const contract = readContract(written.get(partField(meter, "contract")) ?? "");
    if (contract) {
      entries.add("contracts", partField(meter, "contract"), {
        meter: meter.id,
        from: text(start),
        tiers: contract,
      });
    }
    if (hasModes(meter)) addQuota(entries, meter, draft, { start, end, calls });
    else entries.add("usage", slugOf(meter), { meter: meter.id, calls, at: text(middle(start, end)) });
  }

  // Activated so long ago that trial packs are over; an activation in the month would bring them (rule F4).
  const before = text(monthStart(shiftMonth(month, -13)));
  const services = new Set(meters.map(({ service }) => service.id));
  return {
    json: {
      site: draft.site,
      month,
      ...(free === "monthly" ? { activated: [...services].map((service) => ({ service, at: before })) } : {}),
      ...entries.lists,
      ...(free === "none" ? { freePacks: false as const } : {}),
      usage: entries.lists.usage ?? [],
    },
    fieldOf: entries.fieldOf,
  };
}

type Lists = Pick<ScenarioJson, "claims" | "purchases" | "modes" | "contracts"> &
  Partial<Pick<ScenarioJson, "usage">>;
type Entry<List extends keyof Lists> = NonNullable<Lists[List]>[number];

/** The entries of a scenario's lists, each with the field it was written in. */
class Entries {
  readonly fieldOf = new Map<string, string>();
  lists: Lists = {};

  add<List extends keyof Lists>(list: List, field: string, entry: Entry<List>): void {
    const before = this.lists[list] ?? [];
    this.fieldOf.set(`${list}.${before.length}`, field);
    this.lists = { ...this.lists, [list]: [...before, entry] };
  }
}

/** A quota, the mode it needs, and the calls on both sides of its end (rules S6 and S7). */
function addQuota(
  entries: Entries,
  meter: Meter,
  { written }: Draft,
  { start, end, calls }: { start: Date; end: Date; calls: number },
): void {
  const qps = readCount(written.get(partField(meter, "qps")) ?? "", 1, mostCalls);
  const term = written.get(partField(meter, "term")) === "day" ? "day" : "month";
  const terms = readCount(written.get(partField(meter, "terms")) ?? "", 1, mostCalls) ?? 1;
  if (qps !== undefined) {
    entries.add("purchases", partField(meter, "qps"), {
      offer: `${meter.id}/qps-${term}`,
      qps,
      terms,
      at: text(start),
    });
  }
  const add = (field: string, part: number, from: Date, until: Date) =>
    entries.add("usage", field, { meter: meter.id, calls: part, at: text(middle(from, until)) });
  if (written.get(partField(meter, "mode")) !== "qps") {
    add(slugOf(meter), calls, start, end);
    return;
  }
  entries.add("modes", partField(meter, "mode"), { meter: meter.id, mode: "qps", from: text(start) });
  const quotaEnd = term === "day" ? addDays(start, terms) : addMonths(start, terms);
  // Without a quota calls are refused, which is said beside it.
  if (qps === undefined || quotaEnd >= end) {
    add(partField(meter, "qps"), calls, start, end);
    return;
  }
  const days = (until: Date) => Math.round((until.getTime() - start.getTime()) / DAY_MS);
  const onQuota = Math.floor((calls * days(quotaEnd)) / days(end));
  entries.add("modes", partField(meter, "mode"), { meter: meter.id, mode: "calls", from: text(quotaEnd) });
  add(slugOf(meter), onQuota, start, quotaEnd);
  add(slugOf(meter), calls - onQuota, quotaEnd, end);
}

function middle(from: Date, until: Date): Date {
  return new Date((from.getTime() + until.getTime()) / 2);
}

/** `2026-10-01T00:00:00+08:00`. */
function text(at: Date): string {
  return `${new Date(at.getTime() + BILLING_OFFSET_MS).toISOString().slice(0, 19)}+08:00`;
}
