import { type Account, type AccountService, listServicesOfAccounts } from "@/db/accounts";
import type { Tx } from "@/db/client";
import { saveMessages } from "@/db/instance";
import { type Balances, findBalancesOf, type NewTransaction, NewTransactions } from "@/db/ledger";
import { type Decimal, money } from "@/lib/billing/money";
import { lowBalanceMessages } from "./low-balance";
import { reevaluateStanding } from "./standing";

type Booking = Omit<NewTransaction, "accountId">;

/** What was read under the account's lock already, and is as it was then. */
export interface Surroundings {
  readonly balances: Balances;
  readonly services: readonly AccountService[];
}

/** Books transactions of one locked account and re-evaluates its standing: no change of cash goes without (rule A1). */
export async function book(
  tx: Tx,
  account: Account,
  transactions: readonly Booking[],
  now: Date,
  known?: Surroundings,
): Promise<void> {
  const read = known ?? (await readSurroundings(tx, account.id));
  const added = toTransactions(account, read, transactions);
  await added.save(tx);
  const [first] = transactions;
  if (first) await afterBooking(tx, account, read, added, first.reference, now);
}

/** What `book` writes first, for those who write it together with other rows. */
export function toTransactions(
  account: Account,
  { balances }: Surroundings,
  transactions: readonly Booking[],
): NewTransactions {
  const added = new NewTransactions(new Map([[account.id, balances]]));
  for (const transaction of transactions) added.add({ ...transaction, accountId: account.id });
  return added;
}

/** What `book` does then. */
export function afterBooking(
  tx: Tx,
  account: Account,
  { balances, services }: Surroundings,
  added: NewTransactions,
  cause: string,
  now: Date,
): Promise<void> {
  return afterCash(tx, account, balances.cash, added.cashOf(account.id), cause, now, services);
}

async function readSurroundings(tx: Tx, accountId: string): Promise<Surroundings> {
  const [balances, services] = await Promise.all([
    findBalancesOf(tx, accountId),
    listServicesOfAccounts(tx, [accountId]),
  ]);
  return { balances, services };
}

/**
 * The same around several bookings that are one change for the account: it is judged by where they leave it, not by
 * what it went through meanwhile. `work` returns the reference of what changed, null when nothing did.
 */
export async function withStanding(
  tx: Tx,
  account: Account,
  now: Date,
  work: () => Promise<string | null>,
): Promise<void> {
  const before = account.lowBalanceThreshold ? await findBalancesOf(tx, account.id) : null;
  const cause = await work();
  if (cause === null) return;
  const { balances, services } = await readSurroundings(tx, account.id);
  await afterCash(tx, account, before?.cash ?? balances.cash, balances.cash, cause, now, services);
}

async function afterCash(
  tx: Tx,
  account: Account,
  before: Decimal,
  after: Decimal,
  cause: string,
  now: Date,
  services: readonly AccountService[],
): Promise<void> {
  const [was, cash] = [money(before, account.currency), money(after, account.currency)];
  await saveMessages(tx, lowBalanceMessages(account, was, cash, cause, now));
  await reevaluateStanding(tx, account, cash, now, services);
}
