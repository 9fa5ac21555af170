import { and, asc, desc, eq } from "drizzle-orm";
import type { Tx } from "../client";
import { ledgerPostings } from "../schema/ledger";

/** The first posting of a cause, where it is booked. */
export async function findPostingOf(tx: Tx, accountId: string, reference: string) {
  const [row] = await tx.orm
    .select()
    .from(ledgerPostings)
    .where(and(eq(ledgerPostings.accountId, accountId), eq(ledgerPostings.reference, reference)))
    .orderBy(asc(ledgerPostings.position))
    .limit(1);
  return row;
}

/** The last postings of an account, newest first. */
export function listPostings(tx: Tx, accountId: string, limit: number) {
  const { occurredAt, transactionId, position } = ledgerPostings;
  return tx.orm
    .select()
    .from(ledgerPostings)
    .where(eq(ledgerPostings.accountId, accountId))
    .orderBy(desc(occurredAt), desc(transactionId), desc(position))
    .limit(limit);
}
