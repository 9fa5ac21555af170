import { and, asc, gt, gte, inArray, lte, sql } from "drizzle-orm";
import type { Tx } from "./client";
import { accounts } from "./schema/accounts";
import { packs } from "./schema/packs";

/** Accounts of which a service stops after `from` and until `until`. */
export async function listStopsAhead(tx: Tx, from: Date, until: Date) {
  const rows = await tx.orm
    .select({ accountId: accounts.id, currency: accounts.currency, stopsAt: accounts.nextStopAt })
    .from(accounts)
    .where(and(gt(accounts.nextStopAt, from), lte(accounts.nextStopAt, until)))
    .orderBy(asc(accounts.id));
  return rows.flatMap(({ stopsAt, ...account }) => (stopsAt ? [{ ...account, stopsAt }] : []));
}

/** Packs of these accounts with something left that end after `from` and until `until`. */
export async function listPacksEnding(tx: Tx, accountIds: readonly string[], from: Date, until: Date) {
  // The expression of the index: packs without an end never come within it.
  const end = sql`coalesce(${packs.validUntil}, 'infinity')`;
  const rows = await tx.orm
    .select({
      accountId: packs.accountId,
      meter: packs.meter,
      origin: packs.origin,
      remaining: packs.remaining,
      validFrom: packs.validFrom,
      validUntil: packs.validUntil,
    })
    .from(packs)
    .where(
      and(
        inArray(packs.accountId, [...accountIds]),
        sql`${packs.status} = 'active'`,
        sql`${end} > ${from.toISOString()}::timestamptz and ${end} <= ${until.toISOString()}::timestamptz`,
        gte(packs.remaining, 1),
      ),
    )
    .orderBy(asc(packs.accountId), asc(packs.meter), asc(end));
  return rows.flatMap(({ validUntil, ...pack }) => (validUntil ? [{ ...pack, validUntil }] : []));
}
