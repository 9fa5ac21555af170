import { and, asc, eq, lte, sql } from "drizzle-orm";
import { Decimal } from "@/lib/billing/money";
import { arrayLiteral, insertRows, isOneOf } from "./bulk";
import type { Tx } from "./client";
import { instantOf } from "./plain-instants";
import {
  accountServices,
  accounts,
  billingModes,
  contracts,
  memberships,
  serviceChanges,
  users,
} from "./schema/accounts";

export type Account = typeof accounts.$inferSelect;

export type User = typeof users.$inferSelect;

export type AccountService = typeof accountServices.$inferSelect;

export type Contract = typeof contracts.$inferSelect;

export type ServiceChange = typeof serviceChanges.$inferSelect;

/**
 * Takes the account's row lock: everything that changes an account's money, packs or services queues here. Lock
 * first, read after, as separate statements: a joined FOR UPDATE that waited can see stale rows of the other table.
 */
export async function lockAccount(tx: Tx, accountId: string): Promise<Account | undefined> {
  // In plain SQL, as it is the first thing that every change of an account waits for; and issued at once, so that
  // whatever is called after it is carried out after it.
  const [row] = await tx.sql<LockedRow[]>`
    select id, site, currency, name, tax_rate, low_balance_threshold, created_at, overdue_since, next_stop_at, closed_at,
      closed_reason from accounts where id = ${accountId} for update`.execute();
  return row && toAccount(row);
}

interface LockedRow {
  readonly id: string;
  readonly site: Account["site"];
  readonly currency: Account["currency"];
  readonly name: string;
  readonly tax_rate: string;
  readonly low_balance_threshold: string | null;
  readonly created_at: string;
  readonly overdue_since: string | null;
  readonly next_stop_at: string | null;
  readonly closed_at: string | null;
  readonly closed_reason: string | null;
}

function toAccount(row: LockedRow): Account {
  const threshold = row.low_balance_threshold;
  return {
    id: row.id,
    site: row.site,
    currency: row.currency,
    name: row.name,
    taxRate: new Decimal(row.tax_rate),
    lowBalanceThreshold: threshold === null ? null : new Decimal(threshold),
    createdAt: new Date(row.created_at),
    overdueSince: instantOf(row.overdue_since),
    nextStopAt: instantOf(row.next_stop_at),
    closedAt: instantOf(row.closed_at),
    closedReason: row.closed_reason,
  };
}

/** Locks several accounts in id order, so that two batches never wait for each other in a circle. */
export function lockAccounts(tx: Tx, accountIds: readonly string[]): Promise<Account[]> {
  return tx.orm
    .select()
    .from(accounts)
    .where(isOneOf(accounts.id, accountIds))
    .orderBy(asc(accounts.id))
    .for("update");
}

export async function findAccount(tx: Tx, accountId: string): Promise<Account | undefined> {
  const [account] = await tx.orm.select().from(accounts).where(eq(accounts.id, accountId));
  return account;
}

export async function saveAccount(tx: Tx, account: typeof accounts.$inferInsert): Promise<void> {
  await tx.orm.insert(accounts).values(account);
}

/** Both null: open. */
export async function saveClosure(
  tx: Tx,
  accountId: string,
  closure: Pick<Account, "closedAt" | "closedReason">,
): Promise<void> {
  await tx.orm.update(accounts).set(closure).where(eq(accounts.id, accountId));
}

export async function saveTaxRate(tx: Tx, accountId: string, taxRate: Decimal): Promise<void> {
  await tx.orm.update(accounts).set({ taxRate }).where(eq(accounts.id, accountId));
}

/** Since when the accounts are below zero, and when the next of their services stops. */
export async function saveArrears(
  { sql }: Tx,
  rows: readonly Pick<Account, "id" | "overdueSince" | "nextStopAt">[],
): Promise<void> {
  if (rows.length === 0) return;
  const ids = arrayLiteral(rows.map((row) => row.id));
  const since = arrayLiteral(rows.map((row) => row.overdueSince?.toISOString() ?? null));
  const next = arrayLiteral(rows.map((row) => row.nextStopAt?.toISOString() ?? null));
  await sql`
    update accounts a set overdue_since = r.since, next_stop_at = r.next
    from unnest(${ids}::uuid[], ${since}::timestamptz[], ${next}::timestamptz[]) as r(id, since, next) where a.id = r.id`;
}

/** Logins are found by e-mail in any letter case; the unique index is on the lower case. */
export async function findUserByEmail(tx: Tx, email: string): Promise<User | undefined> {
  const [user] = await tx.orm
    .select()
    .from(users)
    .where(sql`lower(${users.email}) = ${email.trim().toLowerCase()}`);
  return user;
}

export async function findUser(tx: Tx, userId: string): Promise<User | undefined> {
  const [user] = await tx.orm.select().from(users).where(eq(users.id, userId));
  return user;
}

export async function saveUser(tx: Tx, user: typeof users.$inferInsert): Promise<void> {
  await tx.orm.insert(users).values(user);
}

/** Changes what is named of a login. */
export async function changeUser(
  tx: Tx,
  userId: string,
  change: Partial<Pick<User, "email" | "passwordHash" | "emailVerifiedAt">>,
): Promise<void> {
  await tx.orm.update(users).set(change).where(eq(users.id, userId));
}

export async function saveMembership(tx: Tx, membership: typeof memberships.$inferInsert): Promise<void> {
  await tx.orm.insert(memberships).values(membership);
}

export function listMemberships(tx: Tx, userId: string) {
  return tx.orm
    .select({
      accountId: memberships.accountId,
      role: memberships.role,
      name: accounts.name,
      site: accounts.site,
      currency: accounts.currency,
      closedAt: accounts.closedAt,
      closedReason: accounts.closedReason,
    })
    .from(memberships)
    .innerJoin(accounts, eq(accounts.id, memberships.accountId))
    .where(eq(memberships.userId, userId))
    .orderBy(asc(memberships.createdAt));
}

export function listAccountServices(tx: Tx, accountId: string): Promise<AccountService[]> {
  return tx.orm.select().from(accountServices).where(eq(accountServices.accountId, accountId));
}

/** The services of many accounts. */
export function listServicesOfAccounts(tx: Tx, accountIds: readonly string[]): Promise<AccountService[]> {
  return tx.orm.select().from(accountServices).where(isOneOf(accountServices.accountId, accountIds));
}

export async function findAccountService(
  tx: Tx,
  accountId: string,
  service: string,
): Promise<AccountService | undefined> {
  const [row] = await tx.orm
    .select()
    .from(accountServices)
    .where(and(eq(accountServices.accountId, accountId), eq(accountServices.service, service)));
  return row;
}

/** Inserts or replaces what holds now; the history goes through `saveServiceChanges`. */
export async function saveAccountService(tx: Tx, row: AccountService): Promise<void> {
  await tx.orm
    .insert(accountServices)
    .values(row)
    .onConflictDoUpdate({
      target: [accountServices.accountId, accountServices.service],
      set: { active: row.active, stoppedAt: row.stoppedAt },
    });
}

/** Writes since when services are stopped; null: not any more. */
export async function saveStops({ sql }: Tx, rows: readonly AccountService[]): Promise<void> {
  if (rows.length === 0) return;
  const ids = arrayLiteral(rows.map((row) => row.accountId));
  const services = arrayLiteral(rows.map((row) => row.service));
  const stopped = arrayLiteral(rows.map((row) => row.stoppedAt?.toISOString() ?? null));
  await sql`
    update account_services s set stopped_at = r.stopped_at
    from unnest(${ids}::uuid[], ${services}::text[], ${stopped}::timestamptz[]) as r(account_id, service, stopped_at)
    where (s.account_id, s.service) = (r.account_id, r.service)`;
}

export async function saveServiceChanges({ sql }: Tx, rows: readonly ServiceChange[]): Promise<void> {
  const columns = {
    account_id: "uuid",
    id: "uuid",
    service: "text",
    change: "text",
    occurred_at: "timestamptz",
    user_id: "uuid",
    terms_version: "text",
  };
  const values = rows.map((row) => [
    row.accountId,
    row.id,
    row.service,
    row.change,
    row.occurredAt.toISOString(),
    row.userId,
    row.termsVersion,
  ]);
  await insertRows(sql, "service_changes", columns, values);
}

/** Every activation, deactivation, stop and resume of the accounts, oldest first. */
export function listServiceChanges(tx: Tx, accountIds: readonly string[]): Promise<ServiceChange[]> {
  return tx.orm
    .select()
    .from(serviceChanges)
    .where(isOneOf(serviceChanges.accountId, accountIds))
    .orderBy(asc(serviceChanges.accountId), asc(serviceChanges.occurredAt), asc(serviceChanges.id));
}

export function listBillingModes(tx: Tx, accountIds: readonly string[]) {
  return tx.orm
    .select()
    .from(billingModes)
    .where(isOneOf(billingModes.accountId, accountIds))
    .orderBy(asc(billingModes.accountId), asc(billingModes.from));
}

export async function saveBillingMode(tx: Tx, row: typeof billingModes.$inferInsert): Promise<void> {
  await tx.orm.insert(billingModes).values(row);
}

export function listContracts(tx: Tx, accountIds: readonly string[]) {
  return tx.orm
    .select()
    .from(contracts)
    .where(isOneOf(contracts.accountId, accountIds))
    .orderBy(asc(contracts.accountId), asc(contracts.effectiveFrom));
}

export async function saveContract(tx: Tx, row: typeof contracts.$inferInsert): Promise<void> {
  await tx.orm.insert(contracts).values(row);
}

/** An account whose next stop falls due at that instant. */
export type AccountToStop = Pick<Account, "id" | "nextStopAt">;

/** Accounts of which a service stops at or before `now`, the one due longest first (rule A2), after the last one seen. */
export function listAccountsToStop(
  tx: Tx,
  now: Date,
  limit: number,
  after: AccountToStop | null,
): Promise<AccountToStop[]> {
  const later =
    after?.nextStopAt &&
    sql`(${accounts.nextStopAt}, ${accounts.id}) > (${after.nextStopAt.toISOString()}, ${after.id})`;
  return tx.orm
    .select({ id: accounts.id, nextStopAt: accounts.nextStopAt })
    .from(accounts)
    .where(and(lte(accounts.nextStopAt, now), later ?? undefined))
    .orderBy(asc(accounts.nextStopAt), asc(accounts.id))
    .limit(limit);
}
