import type { Tx } from "@/db/client";
import type { Pack } from "@/db/packs";
import { listOrdersByIds, type Order } from "@/db/placed-orders";
import { sumUsageByPeriod } from "@/db/usage-periods";
import { addDays, DAY_MS, dayStart } from "@/lib/billing/billing-month";
import type { Service } from "@/lib/billing/catalog/types";
import { type Currency, isPositive, type Money, money, sum, zero } from "@/lib/billing/money";
import { refundableUntil } from "@/lib/billing/packs/refund-window";
import { forecastWaste, type PaidPack } from "@/lib/billing/what-if/waste";
import { readAnnounced } from "./announced";

/** The run rate is that of so many whole days, or of those since the first call in them, but of a week at least. */
const rateDays = { most: 30, least: 7 };

/** A bought pack that will lapse with units left, if calls go on as they did. */
export interface PackWaste {
  readonly packId: string;
  readonly meter: string;
  readonly units: number;
  readonly remaining: number;
  readonly unusedUnits: number;
  readonly amount: Money;
  readonly endsAt: Date;
  /** What the run rate was taken from. */
  readonly calls: number;
  readonly days: number;
  /** Until when the pack can be refunded in full; null where it cannot (rules R1 to R3). */
  readonly refundableUntil: Date | null;
}

/** All that will lapse, and what it comes to in the account's currency. */
export interface AccountWaste {
  /** Soonest end first. */
  readonly packs: readonly PackWaste[];
  readonly total: Money;
}

interface PacksOfAccount {
  readonly accountId: string;
  readonly currency: Currency;
  /** Neither refunded nor over. */
  readonly current: readonly Pack[];
}

/** The bought packs that will not be used up, of one service where one is named; those that cost nothing are left out. */
export async function readWaste(
  tx: Tx,
  { accountId, currency, current }: PacksOfAccount,
  now: Date,
  only?: Service,
): Promise<AccountWaste> {
  const packs = current.filter(
    (pack) => pack.kind === "calls" && (only === undefined || pack.service === only.id),
  );
  const bought = packs.filter((pack) => pack.origin === "purchased" && pack.remaining > 0);
  if (bought.length === 0) return { packs: [], total: zero(currency) };
  const [orders, rateOf, announced] = await Promise.all([
    listOrdersByIds(tx, accountId, [...new Set(bought.flatMap((pack) => pack.orderId ?? []))]),
    readRunRates(tx, accountId, now),
    readAnnounced(tx),
  ]);
  const orderOf = new Map(orders.map((order) => [order.id, order]));
  const found = [...new Set(bought.map(({ meter }) => meter))].flatMap((meter) => {
    const paid = bought.filter((pack) => pack.meter === meter).flatMap((pack) => paidPack(pack, orderOf));
    const others = packs.filter((pack) => pack.meter === meter && pack.origin !== "purchased");
    const rate = rateOf(meter);
    if (rate === null) return [];
    return forecastWaste({ meter, packs: others, paid, ...rate, announced }, now).flatMap((waste) => {
      const pack = bought.find(({ id }) => id === waste.packId);
      if (!pack) return [];
      const order = pack.orderId ? orderOf.get(pack.orderId) : undefined;
      const { units, remaining } = pack;
      const amount = money(waste.amount, currency);
      return [
        { ...waste, meter, units, remaining, amount, ...rate, refundableUntil: refundEnd(pack, order, now) },
      ];
    });
  });
  const worth = found.filter(({ amount }) => isPositive(amount));
  return {
    packs: worth.sort((a, b) => a.endsAt.getTime() - b.endsAt.getTime()),
    total: sum(
      worth.map(({ amount }) => amount),
      currency,
    ),
  };
}

function paidPack(pack: Pack, orderOf: ReadonlyMap<string, Order>): PaidPack[] {
  const order = pack.orderId ? orderOf.get(pack.orderId) : undefined;
  if (!order || !pack.validUntil) return [];
  return [{ ...pack, validUntil: pack.validUntil, price: order.unitPrice }];
}

/**
 * Calls that drew packs or would have, in the last whole days; calls on a quota draw none (rule S6). Null where the
 * only ones are today's: there were calls, but not a whole day to take a rate from.
 */
async function readRunRates(tx: Tx, accountId: string, now: Date) {
  const until = dayStart(now);
  const from = addDays(until, -rateDays.most);
  const filter = { from, until: addDays(until, 1), meter: null };
  const rows = await sumUsageByPeriod(tx, accountId, filter, "day");
  return (meter: string) => {
    const own = rows.filter((row) => row.meter === meter);
    const callsOf = (some: typeof own) =>
      some.reduce((sum, row) => sum + row.calls - row.qps - row.refused, 0);
    const whole = own.filter(({ start }) => start < until);
    const calls = callsOf(whole);
    if (calls === 0 && callsOf(own) > 0) return null;
    const first = whole[0]?.start ?? from;
    const days = Math.round((until.getTime() - first.getTime()) / DAY_MS);
    return { calls, days: Math.max(rateDays.least, days) };
  };
}

/** Only a hint of the time that is left: the refund page asks all of rule R4. */
function refundEnd(pack: Pack, order: Order | undefined, now: Date): Date | null {
  const policy = order?.snapshot.policy.refund;
  if (!order || !policy || pack.used === 1 || order.campaignForbidsRefund) return null;
  const until = refundableUntil(order.placedAt, policy.windowDays);
  return now < until ? until : null;
}
