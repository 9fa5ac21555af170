import { sql } from "drizzle-orm";
import { check, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { id, instant, oneOf } from "../columns";
import { users } from "./accounts";

/** When a version was published, from when it holds, and who published it why. */
const published = () => ({
  /** The first instant of a month: one version prices whole months (rule P10). */
  effectiveFrom: instant("effective_from").notNull(),
  announcedOn: instant("announced_on").notNull(),
  reason: text("reason").notNull(),
  userId: id("user_id")
    .notNull()
    .references(() => users.id),
});

/**
 * Append-only: list prices announced since the documents were printed; they join the catalogue's own versions. Of
 * several for one month the last announced holds. Written by finance, always ahead of the month they begin with.
 */
export const priceVersions = pgTable(
  "price_versions",
  {
    meter: text("meter").notNull(),
    /** What a bill line names as its source, e.g. `003/2027-01`. */
    id: text("id").notNull(),
    bounds: text("bounds").$type<"(a,b]" | "[a,b)">().notNull(),
    /** `[{upTo, unitPrice}]`, lowest first; unit prices are decimal strings in the currency of the service's site. */
    tiers: jsonb("tiers").$type<readonly { upTo: number | null; unitPrice: string | null }[]>().notNull(),
    ...published(),
  },
  (t) => [
    primaryKey({ columns: [t.meter, t.id] }),
    oneOf("price_versions_bounds", t.bounds, ["(a,b]", "[a,b)"]),
    check("price_versions_ahead", sql`${t.announcedOn} < ${t.effectiveFrom}`),
    check("price_versions_reason", sql`length(trim(${t.reason})) > 0`),
  ],
);

/** Append-only: changed free quotas of a meter and issue, announced 30 days ahead or more (rule P10). */
export const freeQuotaVersions = pgTable(
  "free_quota_versions",
  {
    meter: text("meter").notNull(),
    issue: text("issue").$type<"activation" | "claim" | "monthly">().notNull(),
    id: text("id").notNull(),
    /** 0 ends the quota. */
    units: integer("units").notNull(),
    ...published(),
  },
  (t) => [
    primaryKey({ columns: [t.meter, t.issue, t.id] }),
    oneOf("free_quota_versions_issue", t.issue, ["activation", "claim", "monthly"]),
    check("free_quota_versions_units", sql`${t.units} >= 0`),
    check("free_quota_versions_notice", sql`${t.announcedOn} + interval '720 hours' <= ${t.effectiveFrom}`),
    check("free_quota_versions_reason", sql`length(trim(${t.reason})) > 0`),
  ],
);
