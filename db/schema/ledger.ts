import { sql } from "drizzle-orm";
import { check, index, pgTable, primaryKey, smallint, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { ServiceId } from "@/lib/billing/catalog/types";
import { type AccountBook, accountBooks, type Book, houseBooks } from "@/lib/billing/ledger/books";
import { id, instant, money, oneOf } from "../columns";
import { accounts, users } from "./accounts";

export const transactionKinds = [
  "top_up",
  "gift",
  "purchase",
  "refund",
  "settlement",
  "hold",
  "release",
  "expiry",
  "reversal",
] as const;
export type TransactionKind = (typeof transactionKinds)[number];

/**
 * From → to, amount above zero: what is posted balances by construction. Append-only by trigger. A transaction is the
 * postings of one cause, and a row of its own would say nothing that they do not: each names the transaction, its
 * cause and its instant. They are written in one statement and never added to (the trigger refuses it).
 */
export const ledgerPostings = pgTable(
  "ledger_postings",
  {
    accountId: id("account_id").notNull(),
    transactionId: id("transaction_id").notNull(),
    /** Within the transaction, from 0. */
    position: smallint("position").notNull(),
    /** The cause: `order:<id>`, `bill:<id>`, `refund:<id>`, `top-up:<id>` … */
    reference: text("reference").notNull(),
    kind: text("kind").$type<TransactionKind>().notNull(),
    /** When it happened on the billing clock; `recordedAt` is when it was written. */
    occurredAt: instant("occurred_at").notNull(),
    recordedAt: instant("recorded_at").notNull().default(sql`clock_timestamp()`),
    /** The request that caused it, for tracing; null for jobs. */
    requestId: text("request_id"),
    fromBook: text("from_book").$type<Book>().notNull(),
    /** The voucher's id for `voucher`, `<service>:<book>` for `held`, empty otherwise. */
    fromItem: text("from_item").notNull().default(""),
    toBook: text("to_book").$type<Book>().notNull(),
    toItem: text("to_item").notNull().default(""),
    currency: text("currency").$type<"USD" | "CNY">().notNull(),
    amount: money("amount").notNull(),
    /** The balance of an account's book after this posting; null for the house's side. Verified by the trigger. */
    fromAfter: money("from_after"),
    toAfter: money("to_after"),
  },
  (t) => [
    // No cause is booked twice: each has a posting at 0.
    primaryKey({ columns: [t.accountId, t.reference, t.position], name: "ledger_postings_once" }),
    // The statement's order, and its cursor: no two postings share a place in it.
    uniqueIndex("ledger_postings_occurred").on(t.accountId, t.occurredAt, t.transactionId, t.position),
    // A month over all accounts, and what is new in it: written in the order of time, so block ranges tell it.
    index("ledger_postings_times").using("brin", t.occurredAt, t.recordedAt).with({ autosummarize: true }),
    oneOf("ledger_postings_kind", t.kind, transactionKinds),
    oneOf("ledger_postings_from", t.fromBook, [...accountBooks, ...houseBooks]),
    oneOf("ledger_postings_to", t.toBook, [...accountBooks, ...houseBooks]),
    check("ledger_postings_sides", sql`(${t.fromBook}, ${t.fromItem}) <> (${t.toBook}, ${t.toItem})`),
    check("ledger_postings_amount", sql`${t.amount} > 0 and ${t.amount} = round(${t.amount}, 2)`),
    check("ledger_postings_currency", sql`${t.currency} in ('USD', 'CNY')`),
  ],
);

/** What each book of an account holds. Written only by the ledger's trigger; kept because summing does not scale. */
export const balances = pgTable(
  "balances",
  {
    accountId: id("account_id").notNull(),
    book: text("book").$type<AccountBook>().notNull(),
    item: text("item").notNull().default(""),
    currency: text("currency").$type<"USD" | "CNY">().notNull(),
    amount: money("amount").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.book, t.item] }),
    oneOf("balances_book", t.book, accountBooks),
    check("balances_not_negative", sql`${t.amount} >= 0 or ${t.book} = 'cash'`),
  ],
);

/** A voucher's terms; what is left of it is its balance (`voucher` book, item = id). Append-only. */
export const vouchers = pgTable(
  "vouchers",
  {
    accountId: id("account_id")
      .notNull()
      .references(() => accounts.id),
    id: id("id").notNull(),
    faceValue: money("face_value").notNull(),
    /** null: every service. */
    services: text("services").array().$type<ServiceId[]>(),
    /** `prepaid`: purchases; `postpaid`: bills. */
    kinds: text("kinds").array().$type<("prepaid" | "postpaid")[]>().notNull(),
    /** Applies from this amount on. */
    minimum: money("minimum").notNull(),
    validFrom: instant("valid_from").notNull(),
    /** Exclusive; null: no end. */
    validUntil: instant("valid_until"),
    reason: text("reason").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.id] }),
    check("vouchers_kinds", sql`cardinality(${t.kinds}) > 0 and ${t.kinds} <@ array['prepaid', 'postpaid']`),
    check("vouchers_amounts", sql`${t.faceValue} > 0 and ${t.minimum} >= 0`),
  ],
);

/** Money on its way in. `paid` is written once, with its ledger transaction. */
export const topUps = pgTable(
  "top_ups",
  {
    accountId: id("account_id")
      .notNull()
      .references(() => accounts.id),
    id: id("id").notNull(),
    requestId: id("request_id").notNull(),
    provider: text("provider").notNull(),
    /** The provider's own id of the payment; null until it named one. */
    providerReference: text("provider_reference"),
    amount: money("amount").notNull(),
    currency: text("currency").$type<"USD" | "CNY">().notNull(),
    status: text("status").$type<"pending" | "paid" | "failed">().notNull(),
    userId: id("user_id").references(() => users.id),
    createdAt: instant("created_at").notNull(),
    paidAt: instant("paid_at"),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.id] }),
    uniqueIndex("top_ups_request").on(t.accountId, t.requestId),
    // For finance, a month over all accounts.
    index("top_ups_month").using("brin", t.createdAt, t.paidAt),
    oneOf("top_ups_status", t.status, ["pending", "paid", "failed"]),
    check("top_ups_amount", sql`${t.amount} > 0 and ${t.amount} = round(${t.amount}, 2)`),
    check("top_ups_paid", sql`(${t.status} = 'paid') = (${t.paidAt} is not null)`),
  ],
);
