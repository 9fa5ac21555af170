import { sql } from "drizzle-orm";
import { check, foreignKey, index, jsonb, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { id, instant, money, oneOf } from "../columns";

/** The paying customer. Written by sign-up; closed by support. One site, one currency, for life. */
export const accounts = pgTable(
  "accounts",
  {
    id: id("id").primaryKey(),
    site: text("site").$type<"international" | "china">().notNull(),
    currency: text("currency").$type<"USD" | "CNY">().notNull(),
    name: text("name").notNull(),
    /** Share of a net amount, e.g. 0.06; 0 for accounts without tax. */
    taxRate: money("tax_rate").notNull().default(sql`0`),
    /** Below this cash balance the owner is told; null: never. In the account's currency. */
    lowBalanceThreshold: money("low_balance_threshold"),
    createdAt: instant("created_at").notNull(),
    /** Since when cash is below zero (rule A2); null while it is not. Written with every posting to cash. */
    overdueSince: instant("overdue_since"),
    /** When the next of its services stops for arrears (rule A2); null: none is about to. Written with `overdueSince`. */
    nextStopAt: instant("next_stop_at"),
    /** Closed for violations by support; null while open. Packs of a closed account are not refundable (R4). */
    closedAt: instant("closed_at"),
    closedReason: text("closed_reason"),
  },
  (t) => [
    index("accounts_next_stop").on(t.nextStopAt).where(sql`${t.nextStopAt} is not null`),
    // For support's list of those that are not in good standing.
    index("accounts_overdue").on(t.id).where(sql`${t.overdueSince} is not null`),
    index("accounts_closed").on(t.id).where(sql`${t.closedAt} is not null`),
    oneOf("accounts_site", t.site, ["international", "china"]),
    check("accounts_currency", sql`${t.currency} = case ${t.site} when 'china' then 'CNY' else 'USD' end`),
    check("accounts_tax_rate", sql`${t.taxRate} >= 0 and ${t.taxRate} < 1`),
    check("accounts_name", sql`length(trim(${t.name})) between 1 and 120`),
  ],
);

/** A login. Staff have a staff role and no account; customers are members of one. */
export const users = pgTable(
  "users",
  {
    id: id("id").primaryKey(),
    email: text("email").notNull(),
    name: text("name").notNull(),
    /** argon2id, in the PHC string format. */
    passwordHash: text("password_hash").notNull(),
    locale: text("locale").$type<"en" | "zh">().notNull(),
    /** null: a customer's login. */
    staffRole: text("staff_role").$type<"support" | "finance" | "admin">(),
    /** When a link mailed to `email` was opened; null: not yet. */
    emailVerifiedAt: instant("email_verified_at"),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    uniqueIndex("users_email").on(sql`lower(${t.email})`),
    oneOf("users_locale", t.locale, ["en", "zh"]),
    oneOf("users_staff_role", t.staffRole, ["support", "finance", "admin"]),
  ],
);

/** Which login acts for which account, and as what. */
export const memberships = pgTable(
  "memberships",
  {
    accountId: id("account_id")
      .notNull()
      .references(() => accounts.id),
    userId: id("user_id")
      .notNull()
      .references(() => users.id),
    role: text("role").$type<"owner" | "billing" | "developer" | "viewer">().notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.userId] }),
    index("memberships_user").on(t.userId),
    oneOf("memberships_role", t.role, ["owner", "billing", "developer", "viewer"]),
  ],
);

/** One row per service an account ever activated: what holds now. The history is `service_changes`. */
export const accountServices = pgTable(
  "account_services",
  {
    accountId: id("account_id")
      .notNull()
      .references(() => accounts.id),
    service: text("service").notNull(),
    active: text("active").$type<"active" | "deactivated">().notNull(),
    /** Decides what is issued once per account (rules F1, F4). */
    firstActivatedAt: instant("first_activated_at").notNull(),
    /** Stopped for arrears since (rule A2); null: not stopped. */
    stoppedAt: instant("stopped_at"),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.service] }),
    index("account_services_stopped").on(t.accountId).where(sql`${t.stoppedAt} is not null`),
    oneOf("account_services_active", t.active, ["active", "deactivated"]),
  ],
);

/** Append-only: what could be called when. Intervals of rules S3 and U5 are read from it. */
export const serviceChanges = pgTable(
  "service_changes",
  {
    accountId: id("account_id").notNull(),
    id: id("id").notNull(),
    service: text("service").notNull(),
    change: text("change").$type<"activated" | "deactivated" | "stopped" | "resumed">().notNull(),
    occurredAt: instant("occurred_at").notNull(),
    /** Who did it; null: the system (arrears). */
    userId: id("user_id").references(() => users.id),
    /** The version of the terms accepted with an activation (rule S1); null otherwise. */
    termsVersion: text("terms_version"),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.id] }),
    foreignKey({
      columns: [t.accountId, t.service],
      foreignColumns: [accountServices.accountId, accountServices.service],
    }),
    index("service_changes_service").on(t.accountId, t.service, t.occurredAt),
    oneOf("service_changes_change", t.change, ["activated", "deactivated", "stopped", "resumed"]),
    check("service_changes_terms", sql`(${t.change} = 'activated') = (${t.termsVersion} is not null)`),
  ],
);

/** Append-only: the billing mode of a meter from an instant on (rules S4, S8). No row: `calls`. */
export const billingModes = pgTable(
  "billing_modes",
  {
    accountId: id("account_id")
      .notNull()
      .references(() => accounts.id),
    meter: text("meter").notNull(),
    from: instant("from").notNull(),
    mode: text("mode").$type<"calls" | "qps">().notNull(),
    userId: id("user_id").references(() => users.id),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.meter, t.from] }),
    oneOf("billing_modes_mode", t.mode, ["calls", "qps"]),
  ],
);

/** Append-only: a price agreed with one account for one meter, from an instant on (rule P9). */
export const contracts = pgTable(
  "contracts",
  {
    accountId: id("account_id")
      .notNull()
      .references(() => accounts.id),
    id: id("id").notNull(),
    meter: text("meter").notNull(),
    effectiveFrom: instant("effective_from").notNull(),
    bounds: text("bounds").$type<"(a,b]" | "[a,b)">().notNull(),
    /** `[{upTo, unitPrice}]`, lowest first; unit prices are decimal strings in the account's currency. */
    tiers: jsonb("tiers").$type<readonly { upTo: number | null; unitPrice: string | null }[]>().notNull(),
    reason: text("reason").notNull(),
    userId: id("user_id").references(() => users.id),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.id] }),
    uniqueIndex("contracts_effective").on(t.accountId, t.meter, t.effectiveFrom),
    // For every batch of usage: the few contracts beyond whose end there is no price (rule P8).
    index("contracts_open_end").on(t.meter).where(sql`(${t.tiers} -> -1 ->> 'unitPrice') is null`),
    oneOf("contracts_bounds", t.bounds, ["(a,b]", "[a,b)"]),
  ],
);
