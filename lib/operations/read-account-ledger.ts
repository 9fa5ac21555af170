import { type Account, findAccount } from "@/db/accounts";
import type { Tx } from "@/db/client";
import { isId } from "@/db/ids";
import type { PageRequest } from "@/db/key-order";
import type { KeysetPage } from "@/db/keyset";
import { listRefundsOfOrder } from "@/db/orders";
import { findOrder, type Order } from "@/db/placed-orders";
import { findRefund, type Refund } from "@/db/refunds";
import { listStatementPage, type StatementFilter, type StatementPosting } from "@/db/statement";
import { findTopUp, type TopUp } from "@/db/top-ups";
import { type BalanceView, readBalances } from "./read-balances";

/** What postings are about, in its own words: an order with what was refunded of it, or a top-up. */
export type LedgerSubject =
  | { readonly kind: "order"; readonly order: Order; readonly refunds: readonly Refund[] }
  | { readonly kind: "topUp"; readonly topUp: TopUp };

export interface AccountLedger {
  readonly account: Account;
  readonly balances: BalanceView;
  /** null: all postings, or of something that has no record of its own. */
  readonly subject: LedgerSubject | null;
  readonly page: KeysetPage<StatementPosting>;
}

/** An account as finance sees it: what its books hold and every posting, both sides, or those of one cause. */
export async function readAccountLedger(
  tx: Tx,
  accountId: string,
  filter: StatementFilter,
  request: PageRequest,
  now: Date,
): Promise<AccountLedger | null> {
  const account = await findAccount(tx, accountId);
  if (!account) return null;
  return {
    account,
    balances: await readBalances(tx, accountId, now),
    subject: filter.reference ? await findSubject(tx, accountId, filter.reference) : null,
    page: await listStatementPage(tx, accountId, filter, request),
  };
}

async function findSubject(tx: Tx, accountId: string, reference: string): Promise<LedgerSubject | null> {
  const [kind, id = ""] = reference.split(":");
  if (!isId(id)) return null;
  if (kind === "top-up") {
    const topUp = await findTopUp(tx, accountId, id);
    return topUp ? { kind: "topUp", topUp } : null;
  }
  const orderId = kind === "refund" ? (await findRefund(tx, accountId, id))?.orderId : id;
  if ((kind !== "order" && kind !== "refund") || !orderId) return null;
  const order = await findOrder(tx, accountId, orderId);
  return order ? { kind: "order", order, refunds: await listRefundsOfOrder(tx, accountId, orderId) } : null;
}
