import type { Tx } from "@/db/client";
import { type DrawColumns, saveDraws } from "@/db/pack-writes";
import {
  addUsageHours,
  addUsageMonths,
  CoverageColumns,
  type EventColumns,
  type HourColumns,
  type MonthColumns,
  saveUsageEvents,
} from "@/db/usage-writes";
import type { BillingMonth } from "@/lib/billing/billing-month";
import type { MeterId, Operation } from "@/lib/billing/catalog/types";
import type { BillingHour } from "./billing-hours";
import type { BatchedEvent } from "./event-batch";
import type { RatedEvent } from "./rate-event";

/** A month's billable calls of a meter, before and after the batch. */
export interface MonthGrowth {
  readonly accountId: string;
  readonly month: string;
  readonly meter: string;
  readonly billable: number;
  readonly billableBefore: number;
}

/**
 * Adds up a batch in memory, so that each counter and each pack is written once however many events touch it. Takes
 * the events of one account after the other: keys are of the account at hand only, and rows come in account order.
 */
export class UsageTotals {
  readonly #events: EventColumns = {
    accountId: [],
    source: [],
    eventId: [],
    occurredAt: [],
    service: [],
    operation: [],
    coverage: new CoverageColumns(),
  };
  readonly #hours: HourColumns = {
    accountId: [],
    service: [],
    meter: [],
    operation: [],
    hour: [],
    coverage: new CoverageColumns(),
  };
  readonly #months: MonthColumns = { accountId: [], month: [], meter: [], coverage: new CoverageColumns() };
  readonly #draws: DrawColumns = { accountId: [], packId: [], hour: [], units: [] };
  /** Rows of the account at hand, by what they count. */
  readonly #hourRows = new RowsByTwo<BillingHour, Operation>();
  readonly #monthRows = new RowsByTwo<BillingMonth, MeterId>();
  readonly #drawRows = new RowsByTwo<BillingHour, string>();

  beginAccount(): void {
    this.#hourRows.clear();
    this.#monthRows.clear();
    this.#drawRows.clear();
  }

  add({ event, hour }: BatchedEvent, { service, operation, coverage, draws }: RatedEvent): void {
    const { accountId } = event;
    const events = this.#events;
    events.accountId.push(accountId);
    events.source.push(event.source);
    events.eventId.push(event.eventId);
    events.occurredAt.push(event.occurredAt.getTime());
    events.service.push(service.id);
    events.operation.push(operation.name);
    events.coverage.push(coverage);

    const hours = this.#hours;
    const hourRow = this.#hourRows.of(hour, operation, hours.hour.length);
    if (hourRow < hours.hour.length) hours.coverage.add(hourRow, coverage);
    else {
      hours.accountId.push(accountId);
      hours.service.push(service.id);
      hours.meter.push(operation.meter ?? "");
      hours.operation.push(operation.name);
      hours.hour.push(hour.start);
      hours.coverage.push(coverage);
    }
    // Materials are counted by the hour and have no month: they cost nothing (rule U9).
    if (operation.meter && operation.event === "api.call") {
      const months = this.#months;
      const row = this.#monthRows.of(hour.month, operation.meter, months.month.length);
      if (row < months.month.length) months.coverage.add(row, coverage);
      else {
        months.accountId.push(accountId);
        months.month.push(hour.month);
        months.meter.push(operation.meter);
        months.coverage.push(coverage);
      }
    }
    for (const { packId, units } of draws) {
      const all = this.#draws;
      const row = this.#drawRows.of(hour, packId, all.packId.length);
      all.units[row] = (all.units[row] ?? 0) + units;
      if (row < all.packId.length) continue;
      all.accountId.push(accountId);
      all.packId.push(packId);
      all.hour.push(hour.start);
    }
  }

  /** The account's months that this batch counted calls in. */
  months(): { accountId: string; month: string }[] {
    const { accountId, month } = this.#months;
    return month.map((one, row) => ({ accountId: accountId[row] ?? "", month: one }));
  }

  /**
   * Writes all of it, sent together and answered in one trip, and says how the months of the watched meters grew. It is
   * waited for: of several statements that travel with a COMMIT one could be stored without the others.
   */
  async save(tx: Tx, watchedMeters: ReadonlySet<string>, recordedAt: Date): Promise<MonthGrowth[]> {
    const { accountId, month, meter, coverage } = this.#months;
    const watched = meter.flatMap((one, row) =>
      watchedMeters.has(one) && coverage.of(row, "billable") > 0 ? [row] : [],
    );
    const [, , billable] = await Promise.all([
      saveUsageEvents(tx, this.#events, recordedAt),
      addUsageHours(tx, this.#hours),
      addUsageMonths(tx, this.#months, watched),
      saveDraws(tx, this.#draws),
    ]);
    return watched.map((row, index) => {
      const now = billable[index] ?? 0;
      return {
        accountId: accountId[row] ?? "",
        month: month[row] ?? "",
        meter: meter[row] ?? "",
        billable: now,
        billableBefore: now - coverage.of(row, "billable"),
      };
    });
  }
}

/** Numbers of rows by two keys, which are compared as they are: no text is made of them for each event. */
class RowsByTwo<One, Other> {
  readonly #rows = new Map<One, Map<Other, number>>();

  /** The row that counts the two; `next` when there is none yet, which it then is. */
  of(one: One, other: Other, next: number): number {
    let rows = this.#rows.get(one);
    if (!rows) {
      rows = new Map();
      this.#rows.set(one, rows);
    }
    const row = rows.get(other);
    if (row !== undefined) return row;
    rows.set(other, next);
    return next;
  }

  clear(): void {
    this.#rows.clear();
  }
}
