import { and, asc, desc, eq, gt, inArray, isNull, lt, sql } from "drizzle-orm";
import { insertRows } from "./bulk";
import type { Tx } from "./client";
import { accounts } from "./schema/accounts";
import {
  billingRunChunks,
  billingRunFailures,
  billingRuns,
  billLines,
  bills,
  ratingRequests,
} from "./schema/bills";

export type Bill = typeof bills.$inferSelect;
export type BillLine = typeof billLines.$inferSelect;
export type BillingRun = typeof billingRuns.$inferSelect;
export type BillingRunChunk = typeof billingRunChunks.$inferSelect;

/** Writes bills with their lines, each kind in one statement. A second bill for the same month and service throws. */
export async function saveBills(tx: Tx, rows: readonly Bill[], lines: readonly BillLine[]): Promise<void> {
  await insertRows(
    tx.sql,
    "bills",
    {
      account_id: "uuid",
      id: "uuid",
      month: "text",
      service: "text",
      kind: "text",
      sequence: "smallint",
      currency: "text",
      usage_exact: "numeric",
      rounding: "numeric",
      subtotal: "numeric",
      tax_rate: "numeric",
      tax: "numeric",
      total: "numeric",
      settlement: "jsonb",
      issued_at: "timestamptz",
    },
    rows.map((bill) => [
      bill.accountId,
      bill.id,
      bill.month,
      bill.service,
      bill.kind,
      bill.sequence,
      bill.currency,
      bill.usageExact.toFixed(),
      bill.rounding.toFixed(),
      bill.subtotal.toFixed(),
      bill.taxRate.toFixed(),
      bill.tax.toFixed(),
      bill.total.toFixed(),
      JSON.stringify(bill.settlement),
      bill.issuedAt.toISOString(),
    ]),
  );
  await insertRows(
    tx.sql,
    "bill_lines",
    {
      account_id: "uuid",
      bill_id: "uuid",
      position: "smallint",
      meter: "text",
      calls: "bigint",
      free: "bigint",
      gifted: "bigint",
      purchased: "bigint",
      qps: "bigint",
      billable: "bigint",
      refused: "bigint",
      tier: "text",
      unit_price: "numeric",
      amount: "numeric",
      status: "text",
      price_source: "text",
    },
    lines.map((line) => [
      line.accountId,
      line.billId,
      line.position,
      line.meter,
      line.calls,
      line.free,
      line.gifted,
      line.purchased,
      line.qps,
      line.billable,
      line.refused,
      line.tier,
      line.unitPrice?.toFixed() ?? null,
      line.amount?.toFixed() ?? null,
      line.status,
      line.priceSource,
    ]),
  );
}

/** Bills of the accounts for a month: what month close must not make again (rule L3). */
export function listBillsOfMonth(tx: Tx, accountIds: readonly string[], month: string): Promise<Bill[]> {
  return tx.orm
    .select()
    .from(bills)
    .where(and(inArray(bills.accountId, [...accountIds]), eq(bills.month, month)));
}

/** The latest month that each service of each account was billed for (its regular bills). */
export function listLatestBilledMonths(tx: Tx, accountIds: readonly string[]) {
  return tx.orm
    .select({ accountId: bills.accountId, service: bills.service, month: sql<string>`max(${bills.month})` })
    .from(bills)
    .where(and(inArray(bills.accountId, [...accountIds]), eq(bills.sequence, 0)))
    .groupBy(bills.accountId, bills.service);
}

export function listBills(tx: Tx, accountId: string, limit: number): Promise<Bill[]> {
  return tx.orm
    .select()
    .from(bills)
    .where(eq(bills.accountId, accountId))
    .orderBy(desc(bills.month), asc(bills.service), asc(bills.sequence))
    .limit(limit);
}

export async function findBill(
  tx: Tx,
  accountId: string,
  billId: string,
): Promise<{ bill: Bill; lines: BillLine[] } | undefined> {
  const [bill] = await tx.orm
    .select()
    .from(bills)
    .where(and(eq(bills.accountId, accountId), eq(bills.id, billId)));
  if (!bill) return undefined;
  const lines = await tx.orm
    .select()
    .from(billLines)
    .where(and(eq(billLines.accountId, accountId), eq(billLines.billId, billId)))
    .orderBy(asc(billLines.position));
  return { bill, lines };
}

export async function findBillingRun(tx: Tx, month: string): Promise<BillingRun | undefined> {
  const [run] = await tx.orm.select().from(billingRuns).where(eq(billingRuns.month, month));
  return run;
}

export function listBillingRuns(tx: Tx): Promise<BillingRun[]> {
  return tx.orm.select().from(billingRuns).orderBy(desc(billingRuns.month));
}

/** The first month that anything was used in; null when nothing ever was. */
export async function findFirstUsedMonth(tx: Tx): Promise<string | null> {
  const [row] = await tx.orm.execute<{ month: string | null }>(
    sql`select min(month) as month from usage_months`,
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

/** Takes a chunk nobody else works on; undefined when none is left. */
export async function lockOpenChunk(tx: Tx, month: string): Promise<BillingRunChunk | undefined> {
  const [chunk] = await tx.orm
    .select()
    .from(billingRunChunks)
    .where(and(eq(billingRunChunks.month, month), isNull(billingRunChunks.doneAt)))
    .orderBy(asc(billingRunChunks.firstAccount))
    .limit(1)
    .for("update", { skipLocked: true });
  return chunk;
}

export async function markChunkDone(
  tx: Tx,
  chunk: BillingRunChunk,
  billCount: number,
  now: Date,
): Promise<void> {
  await tx.orm
    .update(billingRunChunks)
    .set({ doneAt: now, bills: billCount })
    .where(
      and(eq(billingRunChunks.month, chunk.month), eq(billingRunChunks.firstAccount, chunk.firstAccount)),
    );
}

/** Completes the run when every chunk is done and no account is set aside; says whether it is completed. */
export async function completeBillingRun(tx: Tx, month: string, now: Date): Promise<boolean> {
  const rows = await tx.orm.execute<{ month: string }>(sql`
    update billing_runs r set status = 'completed', completed_at = coalesce(completed_at, ${now.toISOString()}::timestamptz)
    where month = ${month}
      and not exists (select 1 from billing_run_chunks c where c.month = r.month and c.done_at is null)
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

export function listAccountIdsBetween(tx: Tx, first: string, last: string) {
  return tx.orm
    .select({ id: accounts.id })
    .from(accounts)
    .where(sql`${accounts.id} between ${first} and ${last}`)
    .orderBy(asc(accounts.id));
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

export type RatingRequest = typeof ratingRequests.$inferSelect;

/** Asks for months to be rated again; asking twice for the same cause asks once. */
export async function saveRatingRequests(tx: Tx, rows: readonly RatingRequest[]): Promise<void> {
  if (rows.length > 0)
    await tx.orm
      .insert(ratingRequests)
      .values([...rows])
      .onConflictDoNothing();
}

/** Requests made before `before` for months whose run is completed, oldest first. */
export function listRatingRequests(tx: Tx, cause: RatingRequest["cause"], before: Date, limit: number) {
  return tx.orm
    .select({ accountId: ratingRequests.accountId, month: ratingRequests.month })
    .from(ratingRequests)
    .innerJoin(billingRuns, eq(billingRuns.month, ratingRequests.month))
    .where(
      and(
        eq(ratingRequests.cause, cause),
        lt(ratingRequests.requestedAt, before),
        eq(billingRuns.status, "completed"),
      ),
    )
    .orderBy(asc(ratingRequests.requestedAt), asc(ratingRequests.accountId))
    .limit(limit);
}

export async function deleteRatingRequest(
  tx: Tx,
  accountId: string,
  month: string,
  cause: RatingRequest["cause"],
): Promise<void> {
  await tx.orm
    .delete(ratingRequests)
    .where(
      and(
        eq(ratingRequests.accountId, accountId),
        eq(ratingRequests.month, month),
        eq(ratingRequests.cause, cause),
      ),
    );
}

/** Months of an account with a line that waits for a price (rule P8). */
export async function listMonthsNeedingQuote(tx: Tx, accountId: string, meter: string): Promise<string[]> {
  const rows = await tx.orm
    .selectDistinct({ month: bills.month })
    .from(billLines)
    .innerJoin(bills, and(eq(bills.accountId, billLines.accountId), eq(bills.id, billLines.billId)))
    .where(
      and(
        eq(billLines.accountId, accountId),
        eq(billLines.meter, meter),
        eq(billLines.status, "needs_quote"),
      ),
    );
  return rows.map(({ month }) => month);
}
