import { listAccountIdsAfter } from "@/db/billing-runs";
import { systemTransaction, type Tx } from "@/db/client";
import { hasDueMark, type NewMessage, saveDueMark, saveMessages } from "@/db/instance";
import { findBalances } from "@/db/ledger";
import { listPacksEnding, listStopsAhead } from "@/db/reminders";
import { stopNoticeMs } from "@/lib/billing/arrears/stop-notice";
import { endsWithItsMonth, packEndNotices } from "@/lib/billing/attention";
import { addDays, dayOf } from "@/lib/billing/billing-month";
import { groupBy } from "@/lib/billing/group-by";
import { amountString } from "@/lib/billing/money";

/** Tells of stops that are hours away (rule A4), once per stop: whoever topped up since has none ahead. */
export async function remindOfStops(now: Date): Promise<void> {
  await systemTransaction(async (tx) => {
    const ahead = await listStopsAhead(tx, now, new Date(now.getTime() + stopNoticeMs));
    if (ahead.length === 0) return;
    const balances = await findBalances(
      tx,
      ahead.map(({ accountId }) => accountId),
    );
    await saveMessages(
      tx,
      ahead.map(({ accountId, currency, stopsAt }) => {
        const cash = balances.get(accountId)?.cash;
        if (!cash) throw new Error(`No balances were read for account ${accountId}`);
        const params = { amount: amountString(cash.negated(), 2), currency, endsAt: stopsAt.toISOString() };
        return { accountId, kind: "service_will_stop", cause: stopsAt.toISOString(), params, createdAt: now };
      }),
    );
  });
}

const chunkSize = 500;

/** Tells of packs that end with something left, once a day for all accounts: see `packEndNotices`. */
export async function remindOfPackEnds(now: Date): Promise<void> {
  const today = dayOf(now);
  if (await systemTransaction((tx) => hasDueMark(tx, "pack_ends", today))) return;
  for (let after: string | null = null; ; ) {
    const last: string | null = await systemTransaction(async (tx) => {
      const ids = (await listAccountIdsAfter(tx, after, chunkSize)).map(({ id }) => id);
      if (ids.length > 0) await saveMessages(tx, await packEnds(tx, ids, now));
      return ids.at(-1) ?? null;
    });
    if (last === null) break;
    after = last;
  }
  await systemTransaction((tx) => saveDueMark(tx, "pack_ends", today, now));
}

/** One message for packs of a meter that end on one day, by the nearest notice that is due. */
async function packEnds(tx: Tx, accountIds: readonly string[], now: Date): Promise<NewMessage[]> {
  const ending = await listPacksEnding(tx, accountIds, now, addDays(now, Math.max(...packEndNotices)));
  const told = ending.filter((pack) => !endsWithItsMonth(pack));
  const groups = groupBy(
    told,
    ({ accountId, meter, validUntil }) => `${accountId} ${meter} ${dayOf(validUntil)}`,
  );
  return [...groups.values()].flatMap((packs) => {
    const [first] = packs;
    if (!first) return [];
    const { accountId, meter, validUntil } = first;
    const days = Math.min(...packEndNotices.filter((notice) => addDays(validUntil, -notice) <= now));
    const remaining = packs.reduce((sum, pack) => sum + pack.remaining, 0);
    const params = { meter, remaining, days, endsAt: validUntil.toISOString() };
    const cause = `${meter}:${dayOf(validUntil)}:${days}`;
    return [{ accountId, kind: "pack_expiring", cause, params, createdAt: now }];
  });
}
