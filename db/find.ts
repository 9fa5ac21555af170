import { and, desc, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import type { Bill } from "./bills";
import type { Tx } from "./client";
import type { Pack } from "./packs";
import type { Order } from "./placed-orders";
import { bills } from "./schema/bills";
import { orders, packs } from "./schema/packs";

/** What a search looks for. */
export interface Wanted {
  /** A part of an id, as the tables show its end; null: none was typed. */
  readonly id: string | null;
  readonly month: string | null;
  /** Offers, meters and services that the words name. */
  readonly offers: readonly string[];
  readonly meters: readonly string[];
  readonly services: readonly string[];
}

export interface Found {
  readonly orders: readonly Order[];
  readonly packs: readonly Pack[];
  readonly bills: readonly Bill[];
}

/** How many of the newest rows of each kind are looked through: an account of ten years is still answered at once. */
const newest = 2_000;

/** Orders, packs and bills of an account, newest first, at most `limit` of each. Ids grow with time. */
export async function findOfAccount(
  tx: Tx,
  accountId: string,
  wanted: Wanted,
  limit: number,
): Promise<Found> {
  const recent = (table: typeof orders | typeof packs | typeof bills) =>
    sql`${table.id} in (select id from ${table} where account_id = ${accountId} order by id desc limit ${newest})`;
  const like = (column: SQL) => (wanted.id ? sql`${column}::text like ${`%${wanted.id}%`}` : undefined);
  const oneOf = (column: Parameters<typeof inArray>[0], values: readonly string[]) =>
    values.length > 0 ? inArray(column, [...values]) : undefined;
  const ofOrders = or(like(sql`${orders.id}`), oneOf(orders.offer, wanted.offers));
  const ofPacks = or(like(sql`${packs.id}`), oneOf(packs.meter, wanted.meters));
  const ofBills = or(
    like(sql`${bills.id}`),
    wanted.month ? eq(bills.month, wanted.month) : undefined,
    oneOf(bills.service, wanted.services),
  );
  return {
    orders: ofOrders
      ? await tx.orm
          .select()
          .from(orders)
          .where(and(eq(orders.accountId, accountId), recent(orders), ofOrders))
          .orderBy(desc(orders.id))
          .limit(limit)
      : [],
    packs: ofPacks
      ? await tx.orm
          .select()
          .from(packs)
          .where(and(eq(packs.accountId, accountId), recent(packs), ofPacks))
          .orderBy(desc(packs.id))
          .limit(limit)
      : [],
    bills: ofBills
      ? await tx.orm
          .select()
          .from(bills)
          .where(and(eq(bills.accountId, accountId), recent(bills), ofBills))
          .orderBy(desc(bills.id))
          .limit(limit)
      : [],
  };
}
