import { and, asc, desc, eq, gt, isNull, sql } from "drizzle-orm";
import { sendWithCommit, type Tx } from "./client";
import { accounts } from "./schema/accounts";
import { billingRunChunks, billingRunFailures, billingRuns } from "./schema/bills";

export type BillingRun = typeof billingRuns.$inferSelect;

export async function findBillingRun(tx: Tx, month: string): Promise<BillingRun | undefined> {
  const [run] = await tx.orm.select().from(billingRuns).where(eq(billingRuns.month, month));
  return run;
}

export function listBillingRuns(tx: Tx): Promise<BillingRun[]> {
  return tx.orm.select().from(billingRuns).orderBy(desc(billingRuns.month));
}

/** Months from this one on whose run was opened: none, unless the asker's clock is behind. For the hot path. */
export async function listRunsFrom({ sql }: Tx, month: string): Promise<string[]> {
  const rows = await sql<{ month: string }[]>`select month from billing_runs where month >= ${month}`;
  return rows.map((row) => row.month);
}

/** The first month before `before` that anything was used in; null when nothing was. Looked at every minute. */
export async function findFirstUsedMonth(tx: Tx, before: string): Promise<string | null> {
  // With the bound the table's block ranges say at once that there is nothing older.
  const [row] = await tx.orm.execute<{ month: string | null }>(
    sql`select min(month) as month from usage_months where month < ${before}`,
  );
  return row?.month ?? null;
}

/** Cuts all accounts that exist into chunks and opens the run; another process opening it first wins quietly. */
export async function openBillingRun(tx: Tx, month: string, chunkSize: number, now: Date): Promise<void> {
  const [opened] = await tx.orm
    .insert(billingRuns)
    .values({ month, status: "running", accountsTotal: 0, startedAt: now })
    .onConflictDoNothing()
    .returning({ month: billingRuns.month });
  if (!opened) return;
  await tx.orm.execute(sql`
    insert into billing_run_chunks (month, first_account, last_account, accounts)
    select ${month}, (array_agg(id order by id))[1], (array_agg(id order by id desc))[1], count(*)
    from (select id, (row_number() over (order by id) - 1) / ${chunkSize}::int as chunk from ${accounts}) numbered group by chunk`);
  await tx.orm.execute(sql`
    update billing_runs set accounts_total = coalesce((select sum(accounts) from billing_run_chunks where month = ${month}), 0) where month = ${month}`);
}

/** Chunks that are still to be closed, or to be told of. */
export async function countUntoldChunks({ sql }: Tx, month: string): Promise<number> {
  const [row] = await sql<{ n: number }[]>`
    select count(*)::int as n from billing_run_chunks where month = ${month} and told_at is null`;
  return row?.n ?? 0;
}

/** A chunk that is locked, with its accounts in id order. */
export interface TakenChunk {
  readonly month: string;
  readonly firstAccount: string;
  readonly accountIds: readonly string[];
}

/** Takes a chunk nobody else works on; undefined when none is left. */
export function takeOpenChunk(tx: Tx, month: string): Promise<TakenChunk | undefined> {
  return takeChunk(tx, month, "done_at is null");
}

/** Takes a closed chunk whose accounts nobody has told of their bills; undefined when none is left. */
export function takeUntoldChunk(tx: Tx, month: string): Promise<TakenChunk | undefined> {
  return takeChunk(tx, month, "done_at is not null and told_at is null");
}

async function takeChunk({ sql }: Tx, month: string, state: string): Promise<TakenChunk | undefined> {
  const rows = await sql<Record<string, string | null>[]>`
    with chunk as (
      select first_account, last_account from billing_run_chunks where month = ${month} and ${sql.unsafe(state)}
      order by first_account limit 1 for update skip locked)
    select c.first_account, a.id from chunk c left join accounts a on a.id between c.first_account and c.last_account
    order by a.id`.values();
  const firstAccount = rows[0]?.[0];
  if (!firstAccount) return undefined;
  return { month, firstAccount, accountIds: rows.flatMap(([, id]) => id ?? []) };
}

/** The last thing in a chunk's transaction; it travels with the COMMIT. */
export function markChunkDone(tx: Tx, chunk: TakenChunk, billCount: number, now: Date): void {
  const { month, firstAccount } = chunk;
  sendWithCommit(
    tx,
    tx.sql`
      update billing_run_chunks set done_at = ${now.toISOString()}::timestamptz, bills = ${billCount}::int
      where month = ${month} and first_account = ${firstAccount}::uuid`.execute(),
  );
}

/** Adds the bills of an account that was set aside to what its chunk made. */
export async function addBillsOfRetry(
  tx: Tx,
  accountId: string,
  month: string,
  bills: number,
): Promise<void> {
  await tx.orm
    .update(billingRunChunks)
    .set({ bills: sql`${billingRunChunks.bills} + ${bills}::int` })
    .where(
      and(
        eq(billingRunChunks.month, month),
        sql`${accountId}::uuid between ${billingRunChunks.firstAccount} and ${billingRunChunks.lastAccount}`,
      ),
    );
}

export async function markChunkTold(
  { orm }: Tx,
  { month, firstAccount }: TakenChunk,
  now: Date,
): Promise<void> {
  await orm
    .update(billingRunChunks)
    .set({ toldAt: now })
    .where(and(eq(billingRunChunks.month, month), eq(billingRunChunks.firstAccount, firstAccount)));
}

/** Completes the run when every chunk is done and told and no account is set aside; says whether it is completed. */
export async function completeBillingRun(tx: Tx, month: string, now: Date): Promise<boolean> {
  const rows = await tx.orm.execute<{ month: string }>(sql`
    update billing_runs r set status = 'completed', completed_at = coalesce(completed_at, ${now.toISOString()}::timestamptz)
    where month = ${month}
      and not exists (select 1 from billing_run_chunks c where c.month = r.month and (c.done_at is null or c.told_at is null))
      and not exists (select 1 from billing_run_failures f where f.month = r.month and f.resolved_at is null)
    returning month`);
  return rows.length > 0;
}

export async function findRunProgress(tx: Tx, month: string) {
  const [row] = await tx.orm.execute<{ done: number; bills: number; failed: number }>(sql`
    select coalesce(sum(accounts) filter (where done_at is not null), 0)::int as done, coalesce(sum(bills), 0)::int as bills,
      (select count(*)::int from billing_run_failures f where f.month = ${month} and f.resolved_at is null) as failed
    from billing_run_chunks where month = ${month}`);
  return row ?? { done: 0, bills: 0, failed: 0 };
}

/** Ids of all accounts after `after`, in id order: for jobs that walk every account in pieces. */
export function listAccountIdsAfter(tx: Tx, after: string | null, limit: number) {
  return tx.orm
    .select({ id: accounts.id })
    .from(accounts)
    .where(after ? gt(accounts.id, after) : undefined)
    .orderBy(asc(accounts.id))
    .limit(limit);
}

/** Sets an account aside that could not be closed, so that it delays nobody else. */
export async function saveRunFailure(
  tx: Tx,
  accountId: string,
  month: string,
  reason: string,
  now: Date,
): Promise<void> {
  await tx.orm
    .insert(billingRunFailures)
    .values({ accountId, month, reason, attempts: 1, failedAt: now })
    .onConflictDoUpdate({
      target: [billingRunFailures.accountId, billingRunFailures.month],
      set: { reason, attempts: sql`${billingRunFailures.attempts} + 1`, failedAt: now, resolvedAt: null },
    });
}

export async function resolveRunFailure(tx: Tx, accountId: string, month: string, now: Date): Promise<void> {
  await tx.orm
    .update(billingRunFailures)
    .set({ resolvedAt: now })
    .where(
      and(
        eq(billingRunFailures.accountId, accountId),
        eq(billingRunFailures.month, month),
        isNull(billingRunFailures.resolvedAt),
      ),
    );
}

export function listRunFailures(tx: Tx, month: string) {
  return tx.orm
    .select()
    .from(billingRunFailures)
    .where(and(eq(billingRunFailures.month, month), isNull(billingRunFailures.resolvedAt)))
    .orderBy(asc(billingRunFailures.accountId));
}
