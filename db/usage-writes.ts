import { type ColumnOfRows, rowsFor, send } from "./bulk";
import type { Tx } from "./client";
import { type Coverage, coverageParts } from "./usage";

/** How many calls each row counts, by column: as the statements take it, without an object per row. */
export class CoverageColumns {
  readonly #columns = Object.fromEntries(coverageParts.map((part) => [part, [] as number[]])) as Record<
    keyof Coverage,
    number[]
  >;

  get length(): number {
    return this.#columns.calls.length;
  }

  push(coverage: Coverage): void {
    for (const part of coverageParts) this.#columns[part].push(coverage[part]);
  }

  add(row: number, coverage: Coverage): void {
    for (const part of coverageParts) {
      if (coverage[part] === 0) continue;
      const column = this.#columns[part];
      column[row] = (column[row] ?? 0) + coverage[part];
    }
  }

  of(row: number, part: keyof Coverage): number {
    return this.#columns[part][row] ?? 0;
  }

  /** The parts that are not 0 in every row: of a batch most are, and need not be sent. */
  used(): readonly { readonly name: keyof Coverage; readonly values: readonly number[] }[] {
    return coverageParts
      .map((name) => ({ name, values: this.#columns[name] }))
      .filter(({ name, values }) => name === "calls" || values.some((value) => value !== 0));
  }
}

export interface EventColumns {
  readonly accountId: string[];
  readonly source: string[];
  readonly eventId: string[];
  /** Milliseconds. */
  readonly occurredAt: number[];
  readonly service: string[];
  readonly operation: string[];
  readonly coverage: CoverageColumns;
}

export interface HourColumns {
  readonly accountId: string[];
  readonly service: string[];
  /** Empty for operations free of charge. */
  readonly meter: string[];
  readonly operation: string[];
  /** Milliseconds of its first instant. */
  readonly hour: number[];
  readonly coverage: CoverageColumns;
}

export interface MonthColumns {
  readonly accountId: string[];
  readonly month: string[];
  readonly meter: string[];
  readonly coverage: CoverageColumns;
}

export async function saveUsageEvents(tx: Tx, rows: EventColumns, recordedAt: Date): Promise<void> {
  const parts = rows.coverage.used();
  const names = parts.map(({ name }) => name).join(", ");
  await write(
    tx,
    "usage_events",
    [
      ["uuid", rows.accountId],
      ["text", rows.source],
      ["text", rows.eventId],
      ["float8", rows.occurredAt],
      ["text", rows.service],
      ["text", rows.operation],
      ...parts.map(({ values }) => ["bigint", values] as const),
    ],
    (given, next) => `
      insert into usage_events (account_id, source, event_id, occurred_at, service, operation, ${names}, recorded_at)
      select a, s, e, to_timestamp(o / 1000), v, p, ${names}, ${next}::timestamptz
      from ${given} as d(a, s, e, o, v, p, ${names})`,
    recordedAt.toISOString(),
  );
}

/** Adds to the hourly totals; one row per account, operation and hour, so each counter is touched once per batch. */
export async function addUsageHours(tx: Tx, rows: HourColumns): Promise<void> {
  const parts = rows.coverage.used();
  const names = parts.map(({ name }) => name).join(", ");
  await write(
    tx,
    "usage_hours",
    [
      ["uuid", rows.accountId],
      ["text", rows.service],
      ["text", rows.meter],
      ["text", rows.operation],
      ["float8", rows.hour],
      ...parts.map(({ values }) => ["bigint", values] as const),
    ],
    (given) => `
      insert into usage_hours as u (account_id, service, meter, operation, hour, ${names})
      select a, s, m, o, to_timestamp(h / 1000), ${names} from ${given} as d(a, s, m, o, h, ${names})
      on conflict (account_id, hour, service, operation) do update set ${added(parts)}`,
  );
}

/** Adds to the monthly totals. Of the rows in `watched`, in its order: the billable calls they have now. */
export async function addUsageMonths(
  tx: Tx,
  rows: MonthColumns,
  watched: readonly number[],
): Promise<number[]> {
  const parts = rows.coverage.used();
  const names = parts.map(({ name }) => name).join(", ");
  const written = await write(
    tx,
    "usage_months",
    [
      ["uuid", rows.accountId],
      ["text", rows.month],
      ["text", rows.meter],
      ...parts.map(({ values }) => ["bigint", values] as const),
    ],
    (given) => `
      insert into usage_months as u (account_id, month, meter, ${names})
      select * from ${given} as d
      on conflict (account_id, month, meter) do update set ${added(parts)} ${watched.length > 0 ? "returning billable" : ""}`,
  );
  return watched.map((row) => Number(written[row]?.billable));
}

function added(parts: readonly { readonly name: string }[]): string {
  return parts.map(({ name }) => `${name} = u.${name} + excluded.${name}`).join(", ");
}

/** Issued at once, as `send` says. */
async function write(
  tx: Tx,
  tables: string,
  columns: readonly ColumnOfRows[],
  statement: (given: string, nextParameter: string) => string,
  ...more: readonly string[]
): Promise<readonly Record<string, unknown>[]> {
  if (columns[0]?.[1].length === 0) return [];
  const { rows, parameters } = rowsFor(columns);
  const text = statement(rows, `$${parameters.length + 1}`);
  return send(tx.sql, { tables, text, parameters: [...parameters, ...more] });
}
