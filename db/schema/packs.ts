import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type { PolicySnapshot } from "@/lib/billing/packs/purchase";
import { calls, id, instant, money, oneOf } from "../columns";
import { packEnd } from "../pack-end";
import { accounts, users } from "./accounts";

/** What an order keeps of the moment it was placed (rule B6). Amounts are decimal strings in its currency. */
export interface OrderSnapshot {
  /** The QPS tier; null for packs. */
  readonly tier: string | null;
  readonly policy: PolicySnapshot;
  readonly taxRate: string;
  readonly payments: readonly StoredPayment[];
}

/** Which balance paid or gets back what. */
export interface StoredPayment {
  readonly book: "voucher" | "gifted" | "earnings" | "cash";
  readonly amount: string;
  readonly voucherId?: string;
}

/** Where the money of a refund goes (rule R5); `voucherLost` is what a voucher paid and nobody gets back. */
export interface RefundSplit {
  readonly parts: readonly StoredPayment[];
  readonly voucherLost: string;
  readonly tax: string;
}

/** A purchase as it was placed: append-only. What became of its packs stands with the packs and refunds. */
export const orders = pgTable(
  "orders",
  {
    accountId: id("account_id")
      .notNull()
      .references(() => accounts.id),
    id: id("id").notNull(),
    /** Made by the browser, once per intention: the same request buys once (rule B5). */
    requestId: id("request_id").notNull(),
    offer: text("offer").notNull(),
    service: text("service").notNull(),
    meter: text("meter").notNull(),
    kind: text("kind").$type<"call_pack" | "material_pack" | "qps">().notNull(),
    /** Packs bought; 1 for a QPS quota. */
    quantity: calls("quantity").notNull(),
    /** The QPS of a quota and its days or months; null for packs. */
    qps: calls("qps"),
    terms: calls("terms"),
    unitPrice: money("unit_price").notNull(),
    subtotal: money("subtotal").notNull(),
    tax: money("tax").notNull(),
    total: money("total").notNull(),
    /** Price tier, policy versions and who paid what, as JSON (rule B6). */
    snapshot: jsonb("snapshot").$type<OrderSnapshot>().notNull(),
    /** The rules of the campaign it was bought in allow no refund (rule R4). */
    campaignForbidsRefund: boolean("campaign_forbids_refund").notNull().default(false),
    userId: id("user_id").references(() => users.id),
    placedAt: instant("placed_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.id] }),
    uniqueIndex("orders_request").on(t.accountId, t.requestId),
    index("orders_placed").on(t.accountId, t.placedAt),
    // For finance, a month over all accounts.
    index("orders_month").using("brin", t.placedAt),
    // Support has an order's id and looks for its account.
    index("orders_id").on(t.id),
    // … or only its end, as the customer's tables show it: read from behind, so that any length of it leads there.
    index("orders_id_end").on(sql`(reverse(right(${t.id}::text, 12)) COLLATE "C")`),
    oneOf("orders_kind", t.kind, ["call_pack", "material_pack", "qps"]),
    check(
      "orders_total",
      sql`${t.total} = ${t.subtotal} + ${t.tax} and ${t.subtotal} >= 0 and ${t.tax} >= 0`,
    ),
    check(
      "orders_quantity",
      sql`${t.quantity} > 0 and (${t.kind} = 'qps') = (${t.qps} is not null and ${t.terms} is not null)`,
    ),
  ],
);

/**
 * A grant of calls or materials. A trigger lets nothing change but what is left and its end by refund (rule: never
 * edited, only drawn down, refunded, expired; expiry is `valid_until` passing, no write).
 */
export const packs = pgTable(
  "packs",
  {
    accountId: id("account_id")
      .notNull()
      .references(() => accounts.id),
    /** Also the resource id that the customer sees (rule B2). */
    id: id("id").notNull(),
    service: text("service").notNull(),
    meter: text("meter").notNull(),
    kind: text("kind").$type<"calls" | "materials">().notNull(),
    origin: text("origin").$type<"free" | "gifted" | "purchased">().notNull(),
    units: calls("units").notNull(),
    remaining: calls("remaining").notNull(),
    validFrom: instant("valid_from").notNull(),
    /** Exclusive; null: never expires. */
    validUntil: instant("valid_until"),
    /** `frozen`: a refund is under way, nothing is drawn. */
    status: text("status").$type<"active" | "frozen" | "refunded">().notNull(),
    /** Whether any unit was ever drawn or occupied (rules R1, U9). Never goes back to false. */
    used: smallint("used").notNull().default(0),
    /** Free packs: what issued it; unique per account, so nothing is issued twice. null: gifted, purchased. */
    grantKey: text("grant_key"),
    /** Purchased packs: the order and the place in it, from 0 (rule R10). */
    orderId: id("order_id"),
    orderPosition: smallint("order_position"),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.id] }),
    foreignKey({ columns: [t.accountId, t.orderId], foreignColumns: [orders.accountId, orders.id] }),
    uniqueIndex("packs_grant").on(t.accountId, t.grantKey),
    uniqueIndex("packs_order").on(t.accountId, t.orderId, t.orderPosition),
    // What may still be drawn from: nothing in it changes with a draw, so a draw moves no index entry.
    index("packs_end").on(t.accountId, packEnd).where(sql`${t.status} = 'active'`),
    // Support has a pack's id and looks for its account.
    index("packs_id").on(t.id),
    oneOf("packs_kind", t.kind, ["calls", "materials"]),
    oneOf("packs_origin", t.origin, ["free", "gifted", "purchased"]),
    oneOf("packs_status", t.status, ["active", "frozen", "refunded"]),
    check("packs_remaining", sql`${t.remaining} between 0 and ${t.units} and ${t.units} > 0`),
    check("packs_used", sql`${t.used} in (0, 1) and (${t.used} = 1 or ${t.remaining} = ${t.units})`),
    check("packs_validity", sql`${t.validUntil} > ${t.validFrom}`),
    check("packs_purchased", sql`(${t.origin} = 'purchased') = (${t.orderId} is not null)`),
    check("packs_refund", sql`${t.status} = 'active' or ${t.origin} = 'purchased'`),
  ],
);

/**
 * Units drawn from a pack by the hour the calls happened in. Written by usage recording, which has the pack's account
 * locked (a foreign key would cost as much as the row); never reduced.
 */
export const packDraws = pgTable(
  "pack_draws",
  {
    accountId: id("account_id").notNull(),
    packId: id("pack_id").notNull(),
    hour: instant("hour").notNull(),
    units: calls("units").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.packId, t.hour] }),
    check("pack_draws_units", sql`${t.units} > 0`),
  ],
);

/** A purchased QPS capacity with its term (rule S6). Append-only. */
export const qpsQuotas = pgTable(
  "qps_quotas",
  {
    accountId: id("account_id")
      .notNull()
      .references(() => accounts.id),
    id: id("id").notNull(),
    service: text("service").notNull(),
    meter: text("meter").notNull(),
    qps: calls("qps").notNull(),
    startsAt: instant("starts_at").notNull(),
    endsAt: instant("ends_at").notNull(),
    orderId: id("order_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.id] }),
    foreignKey({ columns: [t.accountId, t.orderId], foreignColumns: [orders.accountId, orders.id] }),
    index("qps_quotas_meter").on(t.accountId, t.meter, t.endsAt),
    // For the watch over quotas that begin and end just now, of all accounts.
    index("qps_quotas_starts").on(t.startsAt),
    index("qps_quotas_ends").on(t.endsAt),
    check("qps_quotas_term", sql`${t.endsAt} > ${t.startsAt} and ${t.qps} > 0`),
  ],
);

/** A request to take an unused pack back (section 8). One at a time per pack unless rejected. */
export const refunds = pgTable(
  "refunds",
  {
    accountId: id("account_id").notNull(),
    id: id("id").notNull(),
    packId: id("pack_id").notNull(),
    orderId: id("order_id").notNull(),
    /** `review`: suspected abuse, support decides (rule R8). */
    status: text("status").$type<"submitted" | "review" | "completed" | "rejected">().notNull(),
    amount: money("amount").notNull(),
    /** What goes back to which balance, and the tax part, as JSON (rule R5). */
    split: jsonb("split").$type<RefundSplit>().notNull(),
    submittedAt: instant("submitted_at").notNull(),
    submittedBy: id("submitted_by").references(() => users.id),
    decidedAt: instant("decided_at"),
    decidedBy: id("decided_by").references(() => users.id),
    decisionReason: text("decision_reason"),
    completedAt: instant("completed_at"),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.id] }),
    foreignKey({ columns: [t.accountId, t.packId], foreignColumns: [packs.accountId, packs.id] }),
    foreignKey({ columns: [t.accountId, t.orderId], foreignColumns: [orders.accountId, orders.id] }),
    uniqueIndex("refunds_pack").on(t.accountId, t.packId).where(sql`${t.status} <> 'rejected'`),
    index("refunds_completed").on(t.completedAt).where(sql`${t.completedAt} is not null`),
    index("refunds_open").on(t.status, t.submittedAt).where(sql`${t.status} in ('submitted', 'review')`),
    oneOf("refunds_status", t.status, ["submitted", "review", "completed", "rejected"]),
    check("refunds_amount", sql`${t.amount} >= 0`),
  ],
);
