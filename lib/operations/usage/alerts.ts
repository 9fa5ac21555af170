import { listContracts } from "@/db/accounts";
import type { Tx } from "@/db/client";
import type { NewMessage } from "@/db/instance";
import { billingMonth, contains } from "@/lib/billing/billing-month";
import { findMeter } from "@/lib/billing/catalog/catalog";
import type { MeterId } from "@/lib/billing/catalog/types";
import { thresholdsCrossed } from "@/lib/billing/packs/thresholds";
import { priceOfMonth } from "@/lib/billing/rating/price-of-month";
import { firstUnpricedCalls, quoteNoticesCrossed } from "@/lib/billing/rating/quote-bound";
import type { AccountState, OpenPack } from "./account-state";
import type { MonthGrowth } from "./usage-totals";

/**
 * Packs that this batch brought below 15 % or to nothing (rule U8): once per crossing, because only the batch that
 * crosses says so; more units make a new cause and so arm it again.
 */
export function packAlerts(states: ReadonlyMap<string, AccountState>, now: Date): NewMessage[] {
  return [...states.values()].flatMap((state) =>
    [...state.packs].flatMap(([meter, packs]) => {
      if (packs.every((pack) => pack.remaining === pack.remainingBefore)) return [];
      // Gifted packs are drawn with the free ones (rule F6) and count with them.
      const usable = packs.filter((pack) => contains({ from: pack.validFrom, until: pack.validUntil }, now));
      const granted = total(usable, (pack) => pack.units);
      const level = (remaining: number) => ({ granted, remaining });
      const left = total(usable, (pack) => pack.remaining);
      const newest = usable.reduce((id, pack) => (pack.id > id ? pack.id : id), "");
      return thresholdsCrossed(level(total(usable, (pack) => pack.remainingBefore)), level(left)).map(
        (threshold) => ({
          accountId: state.account.id,
          kind: threshold === "low" ? "pack_low" : "pack_used_up",
          cause: `${meter}:${newest}`,
          params: { meter, remaining: left, granted },
          createdAt: now,
        }),
      );
    }),
  );
}

/** Months that this batch brought to 80 % or 100 % of where list and contract have no price (rule P8). */
export async function quoteAlerts(tx: Tx, months: readonly MonthGrowth[], now: Date): Promise<NewMessage[]> {
  const near = months.filter(
    ({ month, meter, billable, billableBefore }) =>
      crossed(month, meter, [], billableBefore, billable).length > 0,
  );
  if (near.length === 0) return [];
  const contracts = await listContracts(tx, [...new Set(near.map((row) => row.accountId))]);
  return near.flatMap(({ accountId, month, meter, billable, billableBefore }) => {
    const own = contracts
      .filter((contract) => contract.accountId === accountId)
      .map((contract) => ({ ...contract, meter: contract.meter as MeterId }));
    return crossed(month, meter, own, billableBefore, billable).map(({ percent, bound }) => ({
      accountId,
      kind: percent === 100 ? "quote_reached" : "quote_near",
      cause: `${meter}:${month}`,
      params: { meter, month, calls: billable, bound },
      createdAt: now,
    }));
  });
}

function crossed(
  month: string,
  meterId: string,
  contracts: Parameters<typeof priceOfMonth>[2],
  before: number,
  after: number,
) {
  const meter = findMeter(meterId);
  if (!meter || before === after) return [];
  const { table } = priceOfMonth(meter, billingMonth(month), contracts);
  return quoteNoticesCrossed(table, before, after).map((percent) => ({
    percent,
    bound: firstUnpricedCalls(table) ?? 0,
  }));
}

function total(packs: readonly OpenPack[], of: (pack: OpenPack) => number): number {
  return packs.reduce((sum, pack) => sum + of(pack), 0);
}
