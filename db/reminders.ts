import { and, asc, gt, gte, inArray, lte, sql } from "drizzle-orm";
import type { Tx } from "./client";
import { packEnd } from "./pack-end";
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
        // Packs without an end never come within it.
        sql`${packEnd} > ${from.toISOString()}::timestamptz and ${packEnd} <= ${until.toISOString()}::timestamptz`,
        gte(packs.remaining, 1),
      ),
    )
    .orderBy(asc(packs.accountId), asc(packs.meter), asc(packEnd));
  return rows.flatMap(({ validUntil, ...pack }) => (validUntil ? [{ ...pack, validUntil }] : []));
}
