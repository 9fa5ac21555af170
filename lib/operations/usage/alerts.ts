import { listContracts } from "@/db/accounts";
import type { Tx } from "@/db/client";
import type { NewMessage } from "@/db/instance";
import type { OpenEnd } from "@/db/prices";
import { billingMonth, contains } from "@/lib/billing/billing-month";
import { findAnnouncedMeter } from "@/lib/billing/catalog/announced";
import { findMeter, services } from "@/lib/billing/catalog/catalog";
import type { MeterId } from "@/lib/billing/catalog/types";
import { thresholdsCrossed } from "@/lib/billing/packs/thresholds";
import { priceOfMonth } from "@/lib/billing/rating/price-of-month";
import { firstUnpricedCalls, quoteNoticesCrossed } from "@/lib/billing/rating/quote-bound";
import { readAnnounced } from "../announced";
import type { AccountState, OpenPack } from "./account-state";
import type { MonthGrowth } from "./usage-totals";

/**
 * Packs that this batch brought below 15 % or to nothing (rule U8): once per crossing, because only the batch that
 * crosses says so; more units make a new cause and so arm it again.
 */
export function packAlerts(states: ReadonlyMap<string, AccountState>, now: Date): NewMessage[] {
  const alerts: NewMessage[] = [];
  for (const { account, packs: byMeter } of states.values())
    for (const [meter, packs] of byMeter)
      for (const alert of alertsOf(meter, packs, now)) alerts.push({ accountId: account.id, ...alert });
  return alerts;
}

const none: readonly never[] = [];

function alertsOf(
  meter: string,
  packs: readonly OpenPack[],
  now: Date,
): readonly Omit<NewMessage, "accountId">[] {
  if (packs.every((pack) => pack.remaining === pack.remainingBefore)) return none;
  // Gifted packs are drawn with the free ones (rule F6) and count with them.
  const usable = packs.filter((pack) => contains({ from: pack.validFrom, until: pack.validUntil }, now));
  const granted = total(usable, (pack) => pack.units);
  const left = total(usable, (pack) => pack.remaining);
  const before = total(usable, (pack) => pack.remainingBefore);
  const crossed = thresholdsCrossed({ granted, remaining: before }, { granted, remaining: left });
  if (crossed.length === 0) return none;
  const newest = usable.reduce((id, pack) => (pack.id > id ? pack.id : id), "");
  return crossed.map((threshold) => ({
    kind: threshold === "low" ? "pack_low" : "pack_used_up",
    cause: `${meter}:${newest}`,
    params: { meter, remaining: left, granted },
    createdAt: now,
  }));
}

/**
 * Months that this batch brought to 80 % or 100 % of where list and contract have no price (rule P8): the farther of
 * the two where it crossed both. `openEnds` are all tables that end somewhere beside the printed ones: most batches
 * cross no end of any table, and read nothing more.
 */
export async function quoteAlerts(
  tx: Tx,
  months: readonly MonthGrowth[],
  openEnds: readonly OpenEnd[],
  now: Date,
): Promise<NewMessage[]> {
  const grown = months.filter((growth) => crossesSomeEnd(growth, openEnds));
  if (grown.length === 0) return [];
  const announced = await readAnnounced(tx);
  const contracts = await listContracts(tx, [...new Set(grown.map((row) => row.accountId))]);
  return grown.flatMap(({ accountId, month, meter: id, billable, billableBefore }) => {
    const meter = findAnnouncedMeter(id, announced);
    if (!meter) return [];
    const own = contracts
      .filter((contract) => contract.accountId === accountId)
      .map((contract) => ({ ...contract, meter: contract.meter as MeterId }));
    const { table, source } = priceOfMonth(meter, billingMonth(month), own);
    const percent = quoteNoticesCrossed(table, billableBefore, billable).at(-1);
    if (percent === undefined) return [];
    const params = { meter: id, month, calls: billable, bound: firstUnpricedCalls(table) ?? 0 };
    const kind = percent === 100 ? "quote_reached" : "quote_near";
    // A contract that ends somewhere has an end of its own to tell of.
    const cause = source.kind === "list" ? `${id}:${month}` : `${id}:${month}:${source.from.toISOString()}`;
    return [{ accountId, kind, cause, params, createdAt: now }];
  });
}

/** Meters whose calls may come to where a price table ends: those of the printed lists, and of `openEnds`. */
export function metersWithEnds(openEnds: readonly OpenEnd[]): ReadonlySet<string> {
  return new Set([...printedEnds, ...openEnds.map(({ meter }) => meter)]);
}

const printedEnds = services
  .flatMap((service) => service.meters)
  .filter((meter) => meter.prices.some((table) => firstUnpricedCalls(table) !== null))
  .map((meter) => meter.id);

function crossesSomeEnd(growth: MonthGrowth, openEnds: readonly OpenEnd[]): boolean {
  const { meter, billable, billableBefore } = growth;
  if (billable === billableBefore) return false;
  const tables = [...(findMeter(meter)?.prices ?? []), ...openEnds.filter((end) => end.meter === meter)];
  return tables.some((table) => quoteNoticesCrossed(table, billableBefore, billable).length > 0);
}

function total(packs: readonly OpenPack[], of: (pack: OpenPack) => number): number {
  return packs.reduce((sum, pack) => sum + of(pack), 0);
}
