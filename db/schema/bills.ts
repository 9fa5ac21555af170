import { sql } from "drizzle-orm";
import {
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { calls, id, instant, money, oneOf } from "../columns";

/** How a bill was paid and what was held for the next month. Amounts are decimal strings in its currency. */
export interface BillSettlement {
  readonly payments: readonly {
    readonly book: string;
    readonly amount: string;
    readonly voucherId?: string;
  }[];
  /** The hold of the month before, given back first (rule L4). */
  readonly released: string;
  readonly held: string;
  /** What the balances could not cover of the hold; no debt (rule L5). */
  readonly holdShortfall: string;
}

/** One account, one service, one month (rule L1); written once with its lines and settlement, then immutable. */
export const bills = pgTable(
  "bills",
  {
    /** That it is there is looked up once per statement, by a trigger, like the bill of a line. */
    accountId: id("account_id").notNull(),
    id: id("id").notNull(),
    month: text("month").notNull(),
    service: text("service").notNull(),
    /** `adjustment`: late usage (U7). `supplement`: a line that had needed a quote (P8). */
    kind: text("kind").$type<"month" | "adjustment" | "supplement">().notNull(),
    /** 0 for the month's bill; 1, 2 … for those that follow it. */
    sequence: smallint("sequence").notNull(),
    currency: text("currency").$type<"USD" | "CNY">().notNull(),
    /** Sum of the lines, exact (rule T5). */
    usageExact: money("usage_exact").notNull(),
    /** What rounding to 0.01 added; negative when it took away. */
    rounding: money("rounding").notNull(),
    subtotal: money("subtotal").notNull(),
    taxRate: money("tax_rate").notNull(),
    tax: money("tax").notNull(),
    total: money("total").notNull(),
    /** Who paid what, and the hold released and placed, as JSON (rules L2, L4). */
    settlement: jsonb("settlement").$type<BillSettlement>().notNull(),
    issuedAt: instant("issued_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.id] }),
    uniqueIndex("bills_once").on(t.accountId, t.month, t.service, t.sequence),
    // Finance reads a month over all accounts, the last made first.
    index("bills_month").on(t.month, t.id),
    // Support has a bill's id and looks for its account. Ids are made in the order of time, so block ranges tell it.
    index("bills_id").using("brin", t.id).with({ autosummarize: true, pages_per_range: 32 }),
    // What was deducted in a month, over all accounts.
    index("bills_issued").using("brin", t.issuedAt),
    oneOf("bills_kind", t.kind, ["month", "adjustment", "supplement"]),
    check("bills_first", sql`(${t.kind} = 'month') = (${t.sequence} = 0)`),
    check(
      "bills_rounded",
      sql`${t.subtotal} = ${t.usageExact} + ${t.rounding} and ${t.subtotal} = round(${t.subtotal}, 2)`,
    ),
    check("bills_total", sql`${t.total} = ${t.subtotal} + ${t.tax} and ${t.tax} = round(${t.tax}, 2)`),
  ],
);

/** One meter of a bill. Null prices: needs a quote (rule P8), outside the bill's totals. */
export const billLines = pgTable(
  "bill_lines",
  {
    accountId: id("account_id").notNull(),
    billId: id("bill_id").notNull(),
    position: smallint("position").notNull(),
    meter: text("meter").notNull(),
    calls: calls("calls").notNull(),
    free: calls("free").notNull(),
    gifted: calls("gifted").notNull(),
    purchased: calls("purchased").notNull(),
    qps: calls("qps").notNull(),
    billable: calls("billable").notNull(),
    refused: calls("refused").notNull(),
    tier: text("tier"),
    unitPrice: money("unit_price"),
    amount: money("amount"),
    status: text("status").$type<"priced" | "needs_quote">().notNull(),
    /** `list:<version>` or `contract:<effective from>`; null when nothing priced it. */
    priceSource: text("price_source"),
  },
  (t) => [
    // A bill has one line a meter; the position only orders them.
    primaryKey({ columns: [t.accountId, t.billId, t.meter], name: "bill_lines_meter" }),
    // For finance, over all accounts: the few lines that wait for a price, oldest bill first.
    index("bill_lines_needs_quote").on(t.billId, t.position).where(sql`${t.status} = 'needs_quote'`),
    oneOf("bill_lines_status", t.status, ["priced", "needs_quote"]),
    check("bill_lines_priced", sql`(${t.status} = 'priced') = (${t.amount} is not null)`),
  ],
);

/** The closing of one month over all accounts. Progress is kept per chunk, so a killed run goes on. */
export const billingRuns = pgTable(
  "billing_runs",
  {
    month: text("month").primaryKey(),
    status: text("status").$type<"running" | "completed">().notNull(),
    accountsTotal: integer("accounts_total").notNull(),
    startedAt: instant("started_at").notNull(),
    completedAt: instant("completed_at"),
  },
  (t) => [oneOf("billing_runs_status", t.status, ["running", "completed"])],
);

/**
 * A range of accounts closed in one transaction; `done_at` is written in that same transaction (rule L3), `told_at` in
 * the one that tells them of their bills.
 */
export const billingRunChunks = pgTable(
  "billing_run_chunks",
  {
    month: text("month")
      .notNull()
      .references(() => billingRuns.month),
    firstAccount: id("first_account").notNull(),
    /** Inclusive. */
    lastAccount: id("last_account").notNull(),
    accounts: integer("accounts").notNull(),
    bills: integer("bills"),
    doneAt: instant("done_at"),
    toldAt: instant("told_at"),
  },
  (t) => [primaryKey({ columns: [t.month, t.firstAccount] })],
);

/** Accounts that could not be closed: set aside with the reason, retried, never in the way of others. */
export const billingRunFailures = pgTable(
  "billing_run_failures",
  {
    accountId: id("account_id").notNull(),
    month: text("month").notNull(),
    reason: text("reason").notNull(),
    attempts: integer("attempts").notNull(),
    failedAt: instant("failed_at").notNull(),
    resolvedAt: instant("resolved_at"),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.month] })],
);

/** Months to rate again, and why: late usage (rule U7), a contract that prices what had no price (rule P8). */
export const ratingRequests = pgTable(
  "rating_requests",
  {
    accountId: id("account_id").notNull(),
    month: text("month").notNull(),
    cause: text("cause").$type<"late_usage" | "contract">().notNull(),
    requestedAt: instant("requested_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.month, t.cause] }),
    index("rating_requests_waiting").on(t.requestedAt),
    oneOf("rating_requests_cause", t.cause, ["late_usage", "contract"]),
  ],
);
