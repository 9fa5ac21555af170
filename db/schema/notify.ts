import { sql } from "drizzle-orm";
import { boolean, check, index, jsonb, pgTable, primaryKey, smallint, text } from "drizzle-orm/pg-core";
import { id, instant, oneOf } from "../columns";
import { accounts, users } from "./accounts";

/** What an account chose for a kind of message; no row: as the kind's policy says. Written by its members. */
export const messagePreferences = pgTable(
  "message_preferences",
  {
    accountId: id("account_id")
      .notNull()
      .references(() => accounts.id),
    kind: text("kind").notNull(),
    email: boolean("email").notNull(),
    sms: boolean("sms").notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.kind] })],
);

/** The number that an account's SMS go to. No row: it gets none. */
export const messagePhones = pgTable(
  "message_phones",
  {
    accountId: id("account_id")
      .primaryKey()
      .references(() => accounts.id),
    /** E.164; null: taken away again. */
    phone: text("phone"),
  },
  (t) => [check("message_phones_e164", sql`${t.phone} ~ '^[+][1-9][0-9]{6,14}$'`)],
);

/** Where an account wants to be told by HTTP. Its secret is derived, not kept (see lib/notify/webhook-secret.ts). */
export const webhookEndpoints = pgTable(
  "webhook_endpoints",
  {
    accountId: id("account_id")
      .notNull()
      .references(() => accounts.id),
    id: id("id").notNull(),
    url: text("url").notNull(),
    /** Types of events it gets, e.g. `bill.ready`. */
    events: text("events").array().notNull(),
    /** Grows with each rotation of the secret. */
    secretVersion: smallint("secret_version").notNull().default(1),
    /** When the secret was rotated last; null: never. For a day after, the one before signs too. */
    rotatedAt: instant("rotated_at"),
    createdBy: id("created_by").references(() => users.id),
    createdAt: instant("created_at").notNull(),
    /** null: in use. */
    disabledAt: instant("disabled_at"),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.id] })],
);

/** What was written instead of being sent, in a demo instance that has no way of sending. */
export interface LocalCopy {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** null for SMS. */
  readonly html: string | null;
}

/**
 * The outbox: a message on its way by one channel to one target. Written in the transaction that writes the message,
 * so that nothing is told twice or forgotten; the key is what "once per cause" means. Sent by the worker.
 */
export const deliveries = pgTable(
  "deliveries",
  {
    accountId: id("account_id").notNull(),
    /** Of a message; a test event of a webhook endpoint has an id of its own here. */
    messageId: id("message_id").notNull(),
    /** `sales`: a mail to our own sales team about this account (rule P8). */
    channel: text("channel").$type<"email" | "sms" | "webhook" | "sales">().notNull(),
    /** E-mail: the user. SMS and sales: the account. Webhook: the endpoint. */
    target: id("target").notNull(),
    /** The type of a webhook's event; null for the other channels. */
    event: text("event"),
    /**
     * `queued` until it is `sent`; `stored`: kept here instead, in a demo instance; `failed`: the dead letter, refused
     * or tried for a day; `cancelled`: who it was for is gone.
     */
    status: text("status").$type<"queued" | "sent" | "stored" | "failed" | "cancelled">().notNull(),
    /** Begun, whatever became of them. */
    attempts: smallint("attempts").notNull(),
    /** When it is tried next; while it is being sent, when another worker may take it over. */
    dueAt: instant("due_at").notNull(),
    /** What the other side answered last: an HTTP or SMTP code; null: no answer. */
    responseCode: smallint("response_code"),
    /** Why the last attempt failed; null when none did. */
    lastError: text("last_error"),
    createdAt: instant("created_at").notNull(),
    /** When it left `queued`; null while it is. */
    finishedAt: instant("finished_at"),
    localCopy: jsonb("local_copy").$type<LocalCopy>(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.messageId, t.channel, t.target] }),
    // For the workers, over all accounts; a small index, because nearly everything has been sent.
    index("deliveries_due").on(t.channel, t.dueAt).where(sql`${t.status} = 'queued'`),
    // For the people who look after it.
    index("deliveries_to_look_at")
      .on(t.status, t.createdAt, t.messageId)
      .where(sql`${t.status} in ('failed', 'stored')`),
    index("deliveries_webhook")
      .on(t.accountId, t.createdAt, t.messageId)
      .where(sql`${t.channel} = 'webhook'`),
    // What was sent long ago goes by policy. Rows come in the order of time, which a block range index is made for.
    index("deliveries_age").using("brin", t.createdAt),
    oneOf("deliveries_channel", t.channel, ["email", "sms", "webhook", "sales"]),
    oneOf("deliveries_status", t.status, ["queued", "sent", "stored", "failed", "cancelled"]),
    check("deliveries_event", sql`(${t.channel} = 'webhook') = (${t.event} is not null)`),
    check("deliveries_finished", sql`(${t.status} = 'queued') = (${t.finishedAt} is null)`),
  ],
);
