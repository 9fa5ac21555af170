import type { Tx } from "@/db/client";
import { type PackDraw, saveDraws } from "@/db/packs";
import {
  addUsageHours,
  addUsageMonths,
  type Coverage,
  saveUsageEvents,
  type UsageEventRow,
  type UsageHour,
  type UsageMonth,
} from "@/db/usage";
import { hourStart, monthOf } from "@/lib/billing/billing-month";
import type { RatedEvent } from "./rate-event";
import type { ReportedEvent } from "./reported-event";

/** Adds up a batch in memory, so that each counter and each pack is written once however many events touch it. */
export class UsageTotals {
  readonly #recordedAt: Date;
  readonly #events: UsageEventRow[] = [];
  readonly #hours = new Map<string, Mutable<UsageHour>>();
  readonly #months = new Map<string, Mutable<UsageMonth>>();
  readonly #draws = new Map<string, Mutable<PackDraw>>();

  constructor(recordedAt: Date) {
    this.#recordedAt = recordedAt;
  }

  add(event: ReportedEvent, { service, operation, coverage, draws }: RatedEvent): void {
    const { accountId, occurredAt } = event;
    const hour = hourStart(occurredAt);
    this.#events.push({
      accountId,
      source: event.source,
      eventId: event.eventId,
      occurredAt,
      recordedAt: this.#recordedAt,
      service: service.id,
      operation: operation.name,
      ...coverage,
    });
    const hourKey = `${accountId} ${service.id} ${operation.name} ${hour.getTime()}`;
    merge(
      this.#hours,
      hourKey,
      { accountId, service: service.id, operation: operation.name, meter: operation.meter ?? "", hour },
      coverage,
    );
    if (operation.meter && operation.event === "api.call") {
      const month = monthOf(occurredAt);
      merge(
        this.#months,
        `${accountId} ${month} ${operation.meter}`,
        { accountId, month, meter: operation.meter },
        coverage,
      );
    }
    for (const { packId, units } of draws) {
      const key = `${packId} ${hour.getTime()}`;
      const draw = this.#draws.get(key);
      if (draw) draw.units += units;
      else this.#draws.set(key, { accountId, packId, hour, units });
    }
  }

  /**
   * Writes all of it, sent together and answered in one trip, and says how the months grew; counters in key order, so that two batches never wait
   * for each other in a circle.
   */
  async save(tx: Tx): Promise<MonthGrowth[]> {
    const months = inKeyOrder(this.#months);
    const [, , after] = await Promise.all([
      saveUsageEvents(tx, this.#events),
      addUsageHours(tx, inKeyOrder(this.#hours)),
      addUsageMonths(tx, months),
      saveDraws(tx, inKeyOrder(this.#draws)),
    ]);
    return after.map((row, index) => ({
      ...row,
      billableBefore: row.billable - (months[index]?.billable ?? 0),
    }));
  }
}

/** A month's billable calls of a meter, before and after the batch. */
export interface MonthGrowth {
  readonly accountId: string;
  readonly month: string;
  readonly meter: string;
  readonly billable: number;
  readonly billableBefore: number;
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

const parts = ["calls", "free", "gifted", "purchased", "qps", "billable", "refused"] as const;

function merge<Row extends Mutable<Coverage>>(
  rows: Map<string, Row>,
  key: string,
  head: Omit<Row, keyof Coverage>,
  coverage: Coverage,
): void {
  const row = rows.get(key);
  if (!row) {
    rows.set(key, { ...head, ...coverage } as Row);
    return;
  }
  for (const part of parts) row[part] += coverage[part];
}

function inKeyOrder<Row>(rows: ReadonlyMap<string, Row>): Row[] {
  return [...rows.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}
