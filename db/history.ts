import { and, desc, eq, inArray, lte, sql } from "drizzle-orm";
import type { AccountBook } from "@/lib/billing/ledger/books";
import { Decimal } from "@/lib/billing/money";
import type { Tx } from "./client";
import { type Balances, toBalances } from "./ledger";
import type { Pack } from "./packs";
import { auditLog } from "./schema/instance";
import { packDraws, packs } from "./schema/packs";
import { materials } from "./schema/usage";

/** What an account's books held at an instant: the sum of everything that had happened by then. */
export async function findBalancesAt(tx: Tx, accountId: string, at: Date): Promise<Balances> {
  const rows = await tx.sql<{ book: AccountBook; item: string; amount: string }[]>`
    select book, item, sum(amount) as amount
    from (
      select from_book as book, from_item as item, -amount as amount from ledger_postings
      where account_id = ${accountId} and occurred_at <= ${at.toISOString()} and from_after is not null
      union all
      select to_book, to_item, amount from ledger_postings
      where account_id = ${accountId} and occurred_at <= ${at.toISOString()} and to_after is not null
    ) side
    group by book, item`;
  return toBalances(rows.map((row) => ({ ...row, amount: new Decimal(row.amount) })));
}

/**
 * Since when cash was below zero without a break at an instant (rule A2); null while it was not. Cash may pass below
 * zero inside one transaction; what each transaction left behind counts.
 */
export async function findOverdueSinceAt(tx: Tx, accountId: string, at: Date): Promise<Date | null> {
  const [row] = await tx.sql<{ since: string | null }[]>`
    with cash as (
      select distinct on (occurred_at, transaction_id) occurred_at, transaction_id as id,
        case when to_book = 'cash' then to_after else from_after end as left_behind
      from ledger_postings
      where account_id = ${accountId} and occurred_at <= ${at.toISOString()} and 'cash' in (from_book, to_book)
      order by occurred_at, transaction_id, position desc
    ), last_sound as (
      select occurred_at, id from cash where left_behind >= 0 order by occurred_at desc, id desc limit 1
    )
    select min(c.occurred_at) as since from cash c
    where c.left_behind < 0
      and not exists (select 1 from last_sound s where (s.occurred_at, s.id) > (c.occurred_at, c.id))`;
  return row?.since ? new Date(row.since) : null;
}

/** A pack as it was made, with what has been drawn from it or occupied of it since an instant. */
export interface PackSince {
  readonly pack: Pack;
  readonly drawnSince: number;
}

/** The packs that existed at an instant, newest first. Draws are kept by the hour, so `hour` is the start of one. */
export function listPacksSince(tx: Tx, accountId: string, at: Date, hour: Date): Promise<PackSince[]> {
  const drawnSince = sql<number>`case when ${packs.kind} = 'calls' then
      coalesce((select sum(d.units) from ${packDraws} d where d.account_id = "packs"."account_id" and d.pack_id = "packs"."id" and d.hour >= ${hour.toISOString()}), 0)
    else
      (select count(*) filter (where m.deleted_at is null) - count(*) filter (where m.created_at <= ${at.toISOString()} and (m.deleted_at is null or m.deleted_at > ${at.toISOString()}))
       from ${materials} m where m.account_id = "packs"."account_id" and m.pack_id = "packs"."id")
    end`.mapWith(Number);
  return tx.orm
    .select({ pack: packs, drawnSince })
    .from(packs)
    .where(and(eq(packs.accountId, accountId), lte(packs.createdAt, at)))
    .orderBy(desc(packs.id));
}

/** Whether an account was closed for violations at an instant; read from the log, which says it both ways. */
export async function wasClosedAt(tx: Tx, accountId: string, at: Date): Promise<boolean> {
  const [last] = await tx.orm
    .select({ action: auditLog.action })
    .from(auditLog)
    .where(
      and(
        eq(auditLog.accountId, accountId),
        inArray(auditLog.action, ["account.closed", "account.reopened"]),
        lte(auditLog.occurredAt, at),
      ),
    )
    .orderBy(desc(auditLog.occurredAt), desc(auditLog.id))
    .limit(1);
  return last?.action === "account.closed";
}
