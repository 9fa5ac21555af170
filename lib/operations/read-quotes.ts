import { listContracts } from "@/db/accounts";
import type { Tx } from "@/db/client";
import type { PageRequest } from "@/db/key-order";
import type { KeysetPage } from "@/db/keyset";
import { listQuoteNotices, type QuoteNoticeRow } from "@/db/quote-notices";
import { listWaitingLines, type QuoteFilter, type WaitingLine } from "@/db/quotes";
import { billingMonth, monthOf, monthStart } from "@/lib/billing/billing-month";
import { findAnnouncedMeter } from "@/lib/billing/catalog/announced";
import type { MeterId, PriceTable } from "@/lib/billing/catalog/types";
import { priceOfMonth } from "@/lib/billing/rating/price-of-month";
import { firstUnpricedCalls } from "@/lib/billing/rating/quote-bound";
import { readAnnounced } from "./announced";

/** With the table that the month is priced by now, and from which calls on that has no price: null, when it has. */
export type Quoted<Row> = Row & { readonly table: PriceTable; readonly bound: number | null };

/** The work list of prices to agree (rule P8): lines of bills of any month that wait, the longest wait first. */
export async function readWaitingLines(
  tx: Tx,
  filter: QuoteFilter,
  request: PageRequest,
): Promise<KeysetPage<Quoted<WaitingLine>>> {
  const page = await listWaitingLines(tx, filter, request);
  return { ...page, rows: await withTables(tx, page.rows) };
}

/** Meters that came to 80 % or more of what has a price in the running month, the last told first. */
export async function readQuoteNotices(
  tx: Tx,
  filter: Pick<QuoteFilter, "accountId" | "service">,
  request: PageRequest,
  now: Date,
): Promise<KeysetPage<Quoted<QuoteNoticeRow>>> {
  const month = monthOf(now);
  const page = await listQuoteNotices(tx, { month, monthStart: monthStart(month) }, filter, request);
  return { ...page, rows: await withTables(tx, page.rows) };
}

async function withTables<Row extends QuoteNoticeRow | WaitingLine>(
  tx: Tx,
  rows: readonly Row[],
): Promise<Quoted<Row>[]> {
  const announced = await readAnnounced(tx);
  const contracts = await listContracts(tx, [...new Set(rows.map(({ account }) => account.id))]);
  return rows.map((row) => {
    const meter = findAnnouncedMeter(row.meter, announced);
    if (!meter) throw new Error(`Not a meter of calls: ${row.meter}`);
    const own = contracts
      .filter(({ accountId }) => accountId === row.account.id)
      .map((contract) => ({ ...contract, meter: contract.meter as MeterId }));
    const { table } = priceOfMonth(meter, billingMonth(row.month), own);
    return { ...row, table, bound: firstUnpricedCalls(table) };
  });
}
