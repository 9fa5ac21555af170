import { sql } from "drizzle-orm";
import type { Tx } from "./client";
import { balanceRows } from "./reconciliation-books";

export interface LedgerCheck {
  /** Transactions that a posting is missing of before another; a missing last one shows in its book's balance. */
  readonly incompleteTransactions: number;
  /** Books whose kept balance is not the sum of their postings. */
  readonly driftedBalances: number;
  /** Sum over all books of all postings, per currency: 0 by construction, and checked all the same. */
  readonly trialBalance: readonly { currency: string; amount: string }[];
}

/** The proof that the books are right, over everything there is. */
export async function checkLedger(tx: Tx): Promise<LedgerCheck> {
  const sides = sql`(select account_id, from_book as book, from_item as item, currency, -amount as amount from ledger_postings
    union all select account_id, to_book, to_item, currency, amount from ledger_postings)`;
  const trial = await tx.orm.execute<{ currency: string; amount: string }>(
    sql`select currency, sum(amount)::text as amount from ${sides} s group by currency order by currency`,
  );
  const drifted = await tx.orm.execute<{ n: number }>(
    sql`select count(*)::int as n from (${balanceRows(null)}) b where b.expected <> b.found`,
  );
  const incomplete = await tx.orm.execute<{ n: number }>(sql`
    select count(distinct (account_id, reference))::int as n from ledger_postings p
    where position > 0 and not exists (
      select from ledger_postings b where (b.account_id, b.reference, b.position) = (p.account_id, p.reference, p.position - 1))`);
  return {
    trialBalance: [...trial],
    driftedBalances: drifted[0]?.n ?? 0,
    incompleteTransactions: incomplete[0]?.n ?? 0,
  };
}
