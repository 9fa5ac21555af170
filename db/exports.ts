import { and, asc, eq, inArray, lt, sql } from "drizzle-orm";
import type { Tx } from "./client";
import { type KeyOrder, type PageRequest, readPage } from "./key-order";
import type { KeysetPage } from "./keyset";
import { users } from "./schema/accounts";
import { type ExportManifest, financeExports } from "./schema/exports";

export type FinanceExport = typeof financeExports.$inferSelect;

export interface ListedExport {
  readonly export: FinanceExport;
  readonly userName: string;
  readonly userEmail: string;
}

const open = inArray(financeExports.status, ["queued", "making"]);

/** Saves what was asked for; the same request again is left out. */
export async function saveExport(
  tx: Tx,
  row: Pick<FinanceExport, "id" | "requestId" | "month" | "format" | "requestedBy" | "requestedAt">,
): Promise<void> {
  await tx.orm
    .insert(financeExports)
    .values({ ...row, status: "queued" })
    .onConflictDoNothing();
}

export async function findExportByRequest(tx: Tx, requestId: string): Promise<FinanceExport | undefined> {
  const [found] = await tx.orm.select().from(financeExports).where(eq(financeExports.requestId, requestId));
  return found;
}

/** One that is being made or waits to be, for the same month and format. */
export async function findOpenExport(
  tx: Tx,
  month: string,
  format: FinanceExport["format"],
): Promise<FinanceExport | undefined> {
  const [found] = await tx.orm
    .select()
    .from(financeExports)
    .where(and(eq(financeExports.month, month), eq(financeExports.format, format), open));
  return found;
}

export async function findExport(tx: Tx, id: string): Promise<ListedExport | undefined> {
  const [found] = await listed(tx).where(eq(financeExports.id, id));
  return found;
}

/** Ids are made in the order of asking, so the key is index enough. */
const lastAskedFirst: KeyOrder = {
  columns: [{ expression: sql`${financeExports.id}`, type: "uuid" }],
  descending: true,
};

export function listExports(tx: Tx, request: PageRequest): Promise<KeysetPage<ListedExport>> {
  return readPage(
    lastAskedFirst,
    request,
    ({ beyond, orderBy, limit }) => listed(tx).where(beyond).orderBy(orderBy).limit(limit),
    ({ export: { id } }) => [id],
  );
}

function listed(tx: Tx) {
  return tx.orm
    .select({ export: financeExports, userName: users.name, userEmail: users.email })
    .from(financeExports)
    .innerJoin(users, eq(users.id, financeExports.requestedBy))
    .$dynamic();
}

/** What is still to be made, oldest first: what nobody began and what a worker left behind. */
export async function listOpenExportIds(tx: Tx): Promise<string[]> {
  const rows = await tx.orm
    .select({ id: financeExports.id })
    .from(financeExports)
    .where(open)
    .orderBy(asc(financeExports.requestedAt), asc(financeExports.id));
  return rows.map(({ id }) => id);
}

/**
 * One worker makes an export at a time. The lock ends with the transaction, so also with the process that holds it:
 * whoever looks next makes the export again.
 */
export async function lockExport({ sql }: Tx, id: string): Promise<boolean> {
  const [row] = await sql<{ taken: boolean }[]>`
    select pg_try_advisory_xact_lock(hashtextextended('facet-export ' || ${id}, 0)) as taken`;
  return row?.taken === true;
}

/** Begins it, unless it was made meanwhile. Call it under the export's lock. */
export async function markMaking(tx: Tx, id: string): Promise<ListedExport | undefined> {
  const marked = await tx.orm
    .update(financeExports)
    .set({ status: "making", done: 0, total: null, attempts: sql`${financeExports.attempts} + 1` })
    .where(and(eq(financeExports.id, id), open))
    .returning({ id: financeExports.id });
  return marked.length === 1 ? findExport(tx, id) : undefined;
}

export async function saveExportProgress(tx: Tx, id: string, done: number, total: number): Promise<void> {
  await tx.orm.update(financeExports).set({ done, total }).where(eq(financeExports.id, id));
}

export async function markExportReady(
  tx: Tx,
  id: string,
  manifest: ExportManifest,
  finishedAt: Date,
): Promise<void> {
  await tx.orm
    .update(financeExports)
    .set({ status: "ready", manifest, finishedAt, done: sql`coalesce(${financeExports.total}, 0)` })
    .where(eq(financeExports.id, id));
}

export async function markExportFailed(tx: Tx, id: string, failure: string, finishedAt: Date): Promise<void> {
  await tx.orm
    .update(financeExports)
    .set({ status: "failed", failure, finishedAt })
    .where(and(eq(financeExports.id, id), open));
}

/** Marks those made before an instant; returns them, so that their files can go. */
export function markExportsExpired(
  tx: Tx,
  madeBefore: Date,
): Promise<Pick<FinanceExport, "id" | "format">[]> {
  return tx.orm
    .update(financeExports)
    .set({ status: "expired" })
    .where(and(eq(financeExports.status, "ready"), lt(financeExports.finishedAt, madeBefore)))
    .returning({ id: financeExports.id, format: financeExports.format });
}
