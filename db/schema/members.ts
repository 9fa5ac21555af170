import { sql } from "drizzle-orm";
import { check, index, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { id, instant, oneOf } from "../columns";
import { accounts, users } from "./accounts";

/**
 * Somebody asked by e-mail to join an account. Written by its owners; sent again it is a new one, and the one before is
 * revoked. The secret part of the link is derived from the id (lib/security/mailed-link.ts) and stored nowhere, so that
 * no copy of this table opens anything.
 */
export const invitations = pgTable(
  "invitations",
  {
    accountId: id("account_id")
      .notNull()
      .references(() => accounts.id),
    id: id("id").notNull(),
    email: text("email").notNull(),
    role: text("role").$type<"owner" | "billing" | "developer" | "viewer">().notNull(),
    invitedBy: id("invited_by")
      .notNull()
      .references(() => users.id),
    createdAt: instant("created_at").notNull(),
    /** Exclusive. */
    expiresAt: instant("expires_at").notNull(),
    acceptedAt: instant("accepted_at"),
    acceptedBy: id("accepted_by").references(() => users.id),
    revokedAt: instant("revoked_at"),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.id] }),
    // A link names the invitation only.
    index("invitations_id").on(t.id),
    uniqueIndex("invitations_pending")
      .on(t.accountId, sql`lower(${t.email})`)
      .where(sql`${t.acceptedAt} is null and ${t.revokedAt} is null`),
    oneOf("invitations_role", t.role, ["owner", "billing", "developer", "viewer"]),
    check("invitations_accepted", sql`(${t.acceptedAt} is null) = (${t.acceptedBy} is null)`),
    check("invitations_closed_once", sql`${t.acceptedAt} is null or ${t.revokedAt} is null`),
  ],
);

/** Append-only: who changed what about an account's members. Read by its members and by support. */
export const memberChanges = pgTable(
  "member_changes",
  {
    accountId: id("account_id")
      .notNull()
      .references(() => accounts.id),
    id: id("id").notNull(),
    change: text("change")
      .$type<"invited" | "resent" | "revoked" | "joined" | "role_changed" | "removed" | "left">()
      .notNull(),
    /** Who did it. */
    userId: id("user_id")
      .notNull()
      .references(() => users.id),
    /** Whom it is about; kept as it was then. */
    email: text("email").notNull(),
    /** null: no member before, none after. */
    roleBefore: text("role_before").$type<"owner" | "billing" | "developer" | "viewer">(),
    roleAfter: text("role_after").$type<"owner" | "billing" | "developer" | "viewer">(),
    occurredAt: instant("occurred_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.id] }),
    oneOf("member_changes_change", t.change, [
      "invited",
      "resent",
      "revoked",
      "joined",
      "role_changed",
      "removed",
      "left",
    ]),
  ],
);

/** A member of staff looking at the console as an account's viewer does. Written with its audit entry. */
export const viewings = pgTable(
  "viewings",
  {
    accountId: id("account_id")
      .notNull()
      .references(() => accounts.id),
    id: id("id").notNull(),
    userId: id("user_id")
      .notNull()
      .references(() => users.id),
    startedAt: instant("started_at").notNull(),
    /** Exclusive. */
    endsAt: instant("ends_at").notNull(),
    /** Ended by hand; null: `endsAt` ends it. */
    endedAt: instant("ended_at"),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.id] }),
    check("viewings_time", sql`${t.endsAt} > ${t.startedAt}`),
  ],
);
