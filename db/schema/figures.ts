import { bigint, index, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import type { Book } from "@/lib/billing/ledger/books";
import { calls, instant, money, oneOf } from "../columns";
import type { ReconciliationReport } from "../reconciliation-report";
import type { TransactionKind } from "./ledger";

const currency = () => text("currency").$type<"USD" | "CNY">().notNull();

/**
 * Sums of the postings of a month, over all accounts: what a trial balance opens with. Made by the worker from the
 * postings themselves and replaced as a whole, because a sum kept with each posting would be a row shared by everybody.
 */
export const ledgerMonths = pgTable(
  "ledger_months",
  {
    month: text("month").notNull(),
    currency: currency(),
    kind: text("kind").$type<TransactionKind>().notNull(),
    fromBook: text("from_book").$type<Book>().notNull(),
    toBook: text("to_book").$type<Book>().notNull(),
    postings: bigint("postings", { mode: "number" }).notNull(),
    amount: money("amount").notNull(),
  },
  (t) => [primaryKey({ columns: [t.month, t.currency, t.kind, t.fromBook, t.toBook] })],
);

export const revenueKinds = ["usage", "call_pack", "material_pack", "qps"] as const;
export type RevenueKind = (typeof revenueKinds)[number];

/**
 * What each meter and offer brought in a month, before tax, over all accounts. Usage belongs to the month it happened
 * in, purchases to the month they were made in, refunds to the month they were completed in. Made by the worker.
 */
export const revenueMonths = pgTable(
  "revenue_months",
  {
    month: text("month").notNull(),
    currency: currency(),
    service: text("service").notNull(),
    kind: text("kind").$type<RevenueKind>().notNull(),
    /** The meter, or the offer; empty for what rounding added to the bills (rule T5). */
    item: text("item").notNull(),
    /** Calls made that have a price, or what was bought. */
    demand: calls("demand").notNull(),
    /** The part of it that was charged: less what packs, free quotas and QPS covered. */
    units: calls("units").notNull(),
    /** After refunds. */
    amount: money("amount").notNull(),
    refunded: money("refunded").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.month, t.currency, t.service, t.kind, t.item] }),
    oneOf("revenue_months_kind", t.kind, revenueKinds),
  ],
);

/** When the sums of a month were last made, by the machine's clock: what was written since makes them old. */
export const figureMonths = pgTable("figure_months", {
  month: text("month").primaryKey(),
  madeAt: instant("made_at").notNull(),
});

/** The last comparison of a month's books, per currency. Asked for by finance or by the calendar, made by the worker. */
export const reconciliations = pgTable(
  "reconciliations",
  {
    month: text("month").notNull(),
    currency: currency(),
    /** null: nobody waits for another look. */
    requestedAt: instant("requested_at"),
    /** null, like the report: asked for, not yet made. */
    checkedAt: instant("checked_at"),
    report: jsonb("report").$type<ReconciliationReport>(),
  },
  (t) => [
    primaryKey({ columns: [t.month, t.currency] }),
    index("reconciliations_requested").on(t.requestedAt),
  ],
);
