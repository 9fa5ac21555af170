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
import { id, instant, oneOf } from "../columns";
import { users } from "./accounts";
import type { LocalCopy } from "./notify";

/**
 * How people sign in. These tables belong to logins, not to accounts: like `users` they are out of a tenant's reach,
 * and only the system's role reads them. Their instants are real time, never the instance's movable clock.
 */

/** A browser that somebody signed in with. Written by signing in; the cookie holds the key, this only its hash. */
export const userSessions = pgTable(
  "user_sessions",
  {
    id: id("id").primaryKey(),
    userId: id("user_id")
      .notNull()
      .references(() => users.id),
    /** SHA-256 of the 256 random bits in the cookie. */
    keyHash: text("key_hash").notNull(),
    /** How its person proved who they are at first. */
    method: text("method").$type<"password" | "oidc">().notNull(),
    /** When a second factor was shown in it; null: none. Staff may do nothing before. */
    secondFactorAt: instant("second_factor_at"),
    /** The client's address as the gateway saw it; null: not known. */
    address: text("address"),
    userAgent: text("user_agent").notNull(),
    createdAt: instant("created_at").notNull(),
    /** Exact to a minute, so that reading a page seldom writes. */
    lastSeenAt: instant("last_seen_at").notNull(),
    /** null: not ended by anybody; time limits end it without writing here. */
    endedAt: instant("ended_at"),
  },
  (t) => [
    uniqueIndex("user_sessions_key").on(t.keyHash),
    index("user_sessions_user").on(t.userId, t.createdAt),
    oneOf("user_sessions_method", t.method, ["password", "oidc"]),
  ],
);

/** The authenticator app of a login. One row per login that ever began to set one up. */
export const secondFactors = pgTable(
  "second_factors",
  {
    userId: id("user_id")
      .primaryKey()
      .references(() => users.id),
    /** In use, encrypted for this login (lib/security/sealed.ts); null: none. */
    secret: text("secret"),
    /** Shown as a QR code and not confirmed by a code yet; null: nothing is being set up. */
    pendingSecret: text("pending_secret"),
    confirmedAt: instant("confirmed_at"),
    /** The time step of the last code that was accepted: it and older ones are refused. */
    lastStep: integer("last_step").notNull().default(0),
    /** SHA-256 of each recovery code that was not used yet. */
    recoveryHashes: text("recovery_hashes").array().notNull().default(sql`'{}'`),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [check("second_factors_confirmed", sql`(${t.secret} is null) = (${t.confirmedAt} is null)`)],
);

/**
 * A link that was mailed to prove who reads an address. The secret part of the link is derived from the id and a key
 * of the instance (lib/security/mailed-link.ts), so that no copy of this table opens anything.
 */
export const mailedLinks = pgTable(
  "mailed_links",
  {
    id: id("id").primaryKey(),
    userId: id("user_id")
      .notNull()
      .references(() => users.id),
    purpose: text("purpose").$type<"reset_password" | "verify_email" | "change_email">().notNull(),
    /** The address it was sent to; for `change_email` the new one. */
    email: text("email").notNull(),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    /** Used, or replaced by a newer one; null: it still opens. */
    closedAt: instant("closed_at"),
  },
  (t) => [
    index("mailed_links_open").on(t.userId, t.purpose).where(sql`${t.closedAt} is null`),
    oneOf("mailed_links_purpose", t.purpose, ["reset_password", "verify_email", "change_email"]),
  ],
);

/** Append-only: what happened to a login, for its person to see. */
export const securityEvents = pgTable(
  "security_events",
  {
    userId: id("user_id")
      .notNull()
      .references(() => users.id),
    id: id("id").notNull(),
    kind: text("kind").notNull(),
    address: text("address"),
    userAgent: text("user_agent").notNull(),
    occurredAt: instant("occurred_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.id] })],
);

/** How often guessing went wrong, by what it is held against. Rows are dropped once they no longer count. */
export const guessThrottles = pgTable("guess_throttles", {
  /** What is counted and a SHA-256 of whom: `pair:…`, `address:…`, `login:…`, `code:…`. */
  key: text("key").primaryKey(),
  failures: integer("failures").notNull(),
  lastAt: instant("last_at").notNull(),
  /** No further guess before this. */
  waitUntil: instant("wait_until").notNull(),
});

/** A login at an OpenID provider that signs in as one of ours; linked at its first sign-in. */
export const userIdentities = pgTable(
  "user_identities",
  {
    issuer: text("issuer").notNull(),
    subject: text("subject").notNull(),
    userId: id("user_id")
      .notNull()
      .references(() => users.id),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.issuer, t.subject] }), index("user_identities_user").on(t.userId)],
);

/**
 * Mails to a person rather than to an account: about their login, or to somebody who has none yet. The outbox of
 * `deliveries` again, with the address itself, because it may be one that is only about to become theirs.
 */
export const personMails = pgTable(
  "person_mails",
  {
    id: id("id").primaryKey(),
    /** null: to somebody without a login. */
    userId: id("user_id").references(() => users.id),
    kind: text("kind").notNull(),
    name: text("name").notNull(),
    email: text("email").notNull(),
    locale: text("locale").$type<"en" | "zh">().notNull(),
    /** Values for the sentence; never a secret. */
    params: jsonb("params").$type<Record<string, string>>().notNull(),
    status: text("status").$type<"queued" | "sent" | "stored" | "failed">().notNull(),
    attempts: smallint("attempts").notNull(),
    dueAt: instant("due_at").notNull(),
    responseCode: smallint("response_code"),
    lastError: text("last_error"),
    createdAt: instant("created_at").notNull(),
    finishedAt: instant("finished_at"),
    localCopy: jsonb("local_copy").$type<LocalCopy>(),
    /** Pointless after this, e.g. because its link is over; then it is not sent any more. */
    expiresAt: instant("expires_at"),
  },
  (t) => [
    index("person_mails_due").on(t.dueAt).where(sql`${t.status} = 'queued'`),
    index("person_mails_to_look_at")
      .on(t.status, t.createdAt, t.id)
      .where(sql`${t.status} in ('failed', 'stored')`),
    oneOf("person_mails_status", t.status, ["queued", "sent", "stored", "failed"]),
    oneOf("person_mails_locale", t.locale, ["en", "zh"]),
    check("person_mails_finished", sql`(${t.status} = 'queued') = (${t.finishedAt} is null)`),
  ],
);
