import { sql } from "drizzle-orm";
import { check, index, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { calls, id, instant } from "../columns";

/** How a number of calls was covered; `calls` is their sum, always. */
const coverage = () => ({
  calls: calls("calls").notNull(),
  free: calls("free").notNull().default(0),
  gifted: calls("gifted").notNull().default(0),
  purchased: calls("purchased").notNull().default(0),
  qps: calls("qps").notNull().default(0),
  billable: calls("billable").notNull().default(0),
  /** Happened inside a stop: kept, neither drawn nor billed (rule U5). */
  refused: calls("refused").notNull().default(0),
});

/**
 * Every event that was accepted, once (rule U6). Partitioned by month of `occurred_at` (UTC+8), so old months can
 * be dropped by policy; bills stand on `usage_months`. Deliberately without foreign keys: the batch that writes it
 * has locked the account row. Operations that cost nothing have coverage 0 and calls counted.
 */
export const usageEvents = pgTable(
  "usage_events",
  {
    accountId: id("account_id").notNull(),
    source: text("source").notNull(),
    eventId: text("event_id").notNull(),
    occurredAt: instant("occurred_at").notNull(),
    recordedAt: instant("recorded_at").notNull(),
    service: text("service").notNull(),
    operation: text("operation").notNull(),
    ...coverage(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.source, t.eventId, t.occurredAt] })],
);

/** Hourly totals per operation: what the usage page draws. `meter` is empty for operations free of charge. */
export const usageHours = pgTable(
  "usage_hours",
  {
    accountId: id("account_id").notNull(),
    service: text("service").notNull(),
    meter: text("meter").notNull(),
    operation: text("operation").notNull(),
    hour: instant("hour").notNull(),
    ...coverage(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.hour, t.service, t.operation] })],
);

/** Monthly totals per meter: what a month is billed from (rules T1, P6). Grows with late events (rule U7). */
export const usageMonths = pgTable(
  "usage_months",
  {
    accountId: id("account_id").notNull(),
    month: text("month").notNull(),
    meter: text("meter").notNull(),
    ...coverage(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.month, t.meter] }),
    // For finance, a month over all accounts; block ranges cost the counting of calls nothing.
    index("usage_months_month").using("brin", t.month),
    check(
      "usage_months_sum",
      sql`${t.calls} = ${t.free} + ${t.gifted} + ${t.purchased} + ${t.qps} + ${t.billable} + ${t.refused}`,
    ),
  ],
);

/** A material that exists and the pack whose slot it occupies (rule U9). Kept after deletion. */
export const materials = pgTable(
  "materials",
  {
    accountId: id("account_id").notNull(),
    meter: text("meter").notNull(),
    materialId: text("material_id").notNull(),
    packId: id("pack_id").notNull(),
    createdAt: instant("created_at").notNull(),
    /** null while it exists. */
    deletedAt: instant("deleted_at"),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.meter, t.materialId, t.createdAt] })],
);
