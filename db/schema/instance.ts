import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  customType,
  index,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { id, instant } from "../columns";
import { currentRequestId } from "../request";
import { accounts, users } from "./accounts";

const xid8 = customType<{ data: string; driverData: string }>({ dataType: () => "xid8" });

/** How far the instance's clock was moved ahead of real time. One row; above 0 only in non-production instances. */
export const instanceClock = pgTable(
  "instance_clock",
  {
    only: smallint("only").primaryKey().default(1),
    offsetMs: bigint("offset_ms", { mode: "number" }).notNull().default(0),
  },
  (t) => [check("instance_clock_forward", sql`${t.only} = 1 and ${t.offsetMs} >= 0`)],
);

/** Keys of the HTTP API. Only a hash is kept; the key itself is shown once. */
export const apiKeys = pgTable(
  "api_keys",
  {
    id: id("id").primaryKey(),
    /** null: a platform key, which may report for any account. */
    accountId: id("account_id").references(() => accounts.id),
    label: text("label").notNull(),
    /** The first characters, so that people can tell keys apart. */
    prefix: text("prefix").notNull(),
    /** SHA-256 of the key (256 random bits need no slow hash). */
    hash: text("hash").notNull(),
    createdBy: id("created_by").references(() => users.id),
    createdAt: instant("created_at").notNull(),
    lastUsedAt: instant("last_used_at"),
    revokedAt: instant("revoked_at"),
  },
  (t) => [uniqueIndex("api_keys_hash").on(t.hash), index("api_keys_account").on(t.accountId)],
);

/** What an account is told, once per cause: the in-app inbox and the source of what is sent. */
export const messages = pgTable(
  "messages",
  {
    /** That it is there is looked up once per statement, by a trigger. */
    accountId: id("account_id").notNull(),
    id: id("id").notNull(),
    kind: text("kind").notNull(),
    /** One message per cause, however often the cause is looked at. */
    cause: text("cause").notNull(),
    /** Values for the sentence, as JSON. */
    params: jsonb("params").$type<Record<string, string | number>>().notNull(),
    createdAt: instant("created_at").notNull(),
    readAt: instant("read_at"),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.id] }),
    uniqueIndex("messages_cause").on(t.accountId, t.kind, t.cause),
    index("messages_newest").on(t.accountId, t.createdAt, t.id),
    // What the console counts on every page, and lists.
    index("messages_unread").on(t.accountId, t.createdAt, t.id).where(sql`${t.readAt} is null`),
    // For finance, over all accounts: who came near the end of the price table (rule P8).
    index("messages_quotes").on(t.createdAt, t.id).where(sql`${t.kind} in ('quote_near', 'quote_reached')`),
  ],
);

/**
 * What changed in what an account may call: the feed that gateways follow. Ordered by (xid, id) and read only below
 * the oldest running transaction, so a reader never skips a row that commits late.
 */
export const entitlementChanges = pgTable(
  "entitlement_changes",
  {
    accountId: id("account_id").notNull(),
    id: id("id").notNull(),
    xid: xid8("xid").notNull().default(sql`pg_current_xact_id()`),
    service: text("service").notNull(),
    change: text("change").notNull(),
    occurredAt: instant("occurred_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.id] }), index("entitlement_changes_feed").on(t.xid, t.id)],
);

export const auditActions = [
  "account.closed",
  "account.reopened",
  "account.viewed",
  "balance.gifted",
  "billing_run.retried",
  "billing_run.started",
  "clock.moved",
  "contract.attached",
  "delivery.resent",
  "export.started",
  "free_quota.announced",
  "message.resent",
  "pack.gifted",
  "platform_key.created",
  "platform_key.revoked",
  "price.announced",
  "refund.approved",
  "refund.rejected",
  "second_factor.reset",
  "tax_rate.set",
  "voucher.gifted",
] as const;
export type AuditAction = (typeof auditActions)[number];

/** Append-only: what staff did, why, and what it changed. */
export const auditLog = pgTable(
  "audit_log",
  {
    id: id("id").primaryKey(),
    userId: id("user_id")
      .notNull()
      .references(() => users.id),
    /** The account concerned; null for the instance (clock, runs). */
    accountId: id("account_id").references(() => accounts.id),
    action: text("action").$type<AuditAction>().notNull(),
    reason: text("reason").notNull(),
    before: jsonb("before"),
    after: jsonb("after"),
    occurredAt: instant("occurred_at").notNull(),
    /** The request that did it, as in the log; null for jobs and commands. */
    requestId: text("request_id").$defaultFn(() => currentRequestId() ?? sql`null`),
  },
  (t) => [
    index("audit_log_account").on(t.accountId, t.occurredAt),
    // The log's own order is that of its ids; each filter has its place in front.
    index("audit_log_account_recorded").on(t.accountId, t.id),
    index("audit_log_action").on(t.action, t.id),
    index("audit_log_user").on(t.userId, t.id),
    check("audit_log_reason", sql`length(trim(${t.reason})) > 0`),
  ],
);

/** What the worker's tick did once and need not look at again, e.g. `monthly_packs` of `2026-12`. */
export const dueMarks = pgTable(
  "due_marks",
  { kind: text("kind").notNull(), key: text("key").notNull(), doneAt: instant("done_at").notNull() },
  (t) => [primaryKey({ columns: [t.kind, t.key] })],
);
