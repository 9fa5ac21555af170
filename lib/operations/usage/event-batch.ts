import { type BillingMonth, monthOf } from "@/lib/billing/billing-month";
import { checkEventTime } from "@/lib/billing/metering/event-time";
import type { Refusal } from "@/lib/billing/refusals";
import { type BillingHour, BillingHours } from "./billing-hours";
import type { MonthlyNeed } from "./monthly-packs";
import type { ReportedEvent } from "./reported-event";

/** One event of a batch and its place in it. */
export interface BatchedEvent {
  readonly event: ReportedEvent;
  readonly index: number;
  readonly hour: BillingHour;
  /** Why it may not be counted any more, or not yet (rule U7); null: it may. */
  readonly untimely: Refusal | null;
}

/** The events of a batch by account: accounts have nothing to do with each other, and each is locked once. */
export class EventBatch {
  readonly events: readonly ReportedEvent[];
  /** In the order of the accounts' ids, and of an account in the order in which its events happened. */
  readonly byAccount: ReadonlyMap<string, readonly BatchedEvent[]>;
  /** Months that events of the batch may be counted in. */
  readonly months: ReadonlySet<BillingMonth>;
  /** Months that accounts may need free packs for; each account at least once. What is refused for its time brings none of its month. */
  readonly needs: readonly MonthlyNeed[];
  /** The earliest moment that packs are looked for. */
  readonly since: Date;

  constructor(events: readonly ReportedEvent[], now: Date) {
    const hours = new BillingHours();
    const byAccount = new Map<string, BatchedEvent[]>();
    const months = new Set<BillingMonth>();
    let since = now.getTime();
    for (const [index, event] of events.entries()) {
      const timely = checkEventTime(event.occurredAt, now);
      const hour = hours.of(event.occurredAt);
      if (timely.ok) {
        months.add(hour.month);
        since = Math.min(since, event.occurredAt.getTime());
      }
      const batched = { event, index, hour, untimely: timely.ok ? null : timely.refusal };
      const group = byAccount.get(event.accountId);
      if (group) group.push(batched);
      else byAccount.set(event.accountId, [batched]);
    }
    // Units go to the call that happened first, whatever its place in the report.
    for (const group of byAccount.values()) if (group.length > 1) group.sort(inOrderOfTime);
    this.events = events;
    // What is looked up and written side by side is found side by side.
    this.byAccount = new Map([...byAccount].sort(byKey));
    this.months = months;
    this.needs = needsOf(byAccount, monthOf(now));
    this.since = new Date(since);
  }
}

function byKey([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : Number(one > other);
}

function inOrderOfTime(a: BatchedEvent, b: BatchedEvent): number {
  return a.event.occurredAt.getTime() - b.event.occurredAt.getTime() || a.index - b.index;
}

function needsOf(
  byAccount: ReadonlyMap<string, readonly BatchedEvent[]>,
  running: BillingMonth,
): MonthlyNeed[] {
  const needs: MonthlyNeed[] = [];
  for (const [accountId, group] of byAccount) {
    let last: BillingMonth | undefined;
    for (const { hour, untimely } of group) {
      const month = untimely ? running : hour.month;
      if (month === last) continue;
      last = month;
      needs.push({ accountId, month });
    }
  }
  return needs;
}
