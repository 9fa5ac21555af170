import { sql } from "drizzle-orm";
import type { Tx } from "./client";
import { dueMarks, entitlementChanges } from "./schema/instance";

export interface FeedPosition {
  /** The transaction that wrote the row, and the row. */
  readonly xid: string;
  readonly id: string;
}

export interface FeedRow extends FeedPosition {
  readonly accountId: string;
  readonly service: string;
  readonly change: string;
  readonly occurredAt: Date;
}

/**
 * Changes after a position, oldest first. Only rows below the oldest transaction that still runs are read: one that
 * commits later has a later place, so a reader that goes on from its last row never skips any.
 */
export async function listFeed(
  tx: Tx,
  after: FeedPosition | null,
  limit: number,
  accountId: string | null,
): Promise<FeedRow[]> {
  const rows = await tx.orm.execute<{
    xid: string;
    id: string;
    account_id: string;
    service: string;
    change: string;
    occurred_at: string;
  }>(sql`
    select xid::text, id, account_id, service, change, occurred_at from ${entitlementChanges}
    where xid < pg_snapshot_xmin(pg_current_snapshot())
      ${after ? sql`and (xid, id) > (${after.xid}::xid8, ${after.id}::uuid)` : sql``}
      ${accountId ? sql`and account_id = ${accountId}` : sql``}
    order by xid, id limit ${limit}`);
  return rows.map((row) => ({
    xid: row.xid,
    id: row.id,
    accountId: row.account_id,
    service: row.service,
    change: row.change,
    occurredAt: new Date(row.occurred_at),
  }));
}

export interface QuotaTurn {
  readonly accountId: string;
  readonly quotaId: string;
  readonly service: string;
  readonly change: "quota_started" | "quota_ended";
  readonly occurredAt: Date;
}

const watch = "quota_watch";

/**
 * Quotas of all accounts that began or ended since this was last asked, each once: the mark of how far was looked
 * moves in the same transaction, and its row lock keeps two workers apart.
 */
export async function takeQuotaTurns(tx: Tx, now: Date): Promise<QuotaTurn[]> {
  await tx.orm.insert(dueMarks).values({ kind: watch, key: "until", doneAt: now }).onConflictDoNothing();
  const [mark] = await tx.orm.execute<{ done_at: string }>(
    sql`select done_at from due_marks where kind = ${watch} and key = 'until' for update`,
  );
  const from = new Date(mark?.done_at ?? now).toISOString();
  const until = now.toISOString();
  const rows = await tx.orm.execute<{
    account_id: string;
    id: string;
    service: string;
    change: QuotaTurn["change"];
    at: string;
  }>(sql`
    select account_id, id, service, 'quota_started' as change, starts_at as at from qps_quotas where starts_at > ${from}::timestamptz and starts_at <= ${until}::timestamptz
    union all
    select account_id, id, service, 'quota_ended', ends_at from qps_quotas where ends_at > ${from}::timestamptz and ends_at <= ${until}::timestamptz
    order by at`);
  await tx.orm.execute(
    sql`update due_marks set done_at = greatest(done_at, ${until}::timestamptz) where kind = ${watch} and key = 'until'`,
  );
  return rows.map((row) => ({
    accountId: row.account_id,
    quotaId: row.id,
    service: row.service,
    change: row.change,
    occurredAt: new Date(row.at),
  }));
}

/** Quotas that end within a period, of all accounts: for the reminders of rule S7. */
export async function listQuotasEnding(tx: Tx, from: Date, until: Date) {
  const rows = await tx.orm.execute<{
    account_id: string;
    id: string;
    service: string;
    meter: string;
    qps: string;
    ends_at: string;
  }>(
    sql`select account_id, id, service, meter, qps, ends_at from qps_quotas where ends_at > ${from.toISOString()}::timestamptz and ends_at <= ${until.toISOString()}::timestamptz order by ends_at`,
  );
  return rows.map((row) => ({
    accountId: row.account_id,
    id: row.id,
    service: row.service,
    meter: row.meter,
    qps: Number(row.qps),
    endsAt: new Date(row.ends_at),
  }));
}
