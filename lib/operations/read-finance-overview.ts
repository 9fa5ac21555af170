import type { Tx } from "@/db/client";
import { countWaitingLines } from "@/db/quotes";
import { monthOf, previousMonth } from "@/lib/billing/billing-month";
import type { MoneyJson } from "@/lib/billing/money";
import { currencies } from "./keep-figures";
import { readReconciliationStates } from "./read-reconciliation";
import { readRevenue } from "./read-revenue";
import { type RunView, readRuns } from "./read-runs";

/** Two months in either currency: what an overview has room for. */
const booksShown = 4;

export interface FinanceOverview {
  readonly lastRun: RunView | null;
  /** Accounts set aside by any run and not closed since. */
  readonly failed: number;
  readonly quoteLines: number;
  readonly books: Awaited<ReturnType<typeof readReconciliationStates>>;
  /** The last two months that are over, newest first, each currency by itself. */
  readonly revenue: readonly { readonly month: string; readonly totals: readonly MoneyJson[] }[];
}

/** What finance looks at first: the last close, what waits for a person, whether the books agree. */
export async function readFinanceOverview(tx: Tx, now: Date): Promise<FinanceOverview> {
  const runs = await readRuns(tx);
  const last = previousMonth(monthOf(now));
  const years: Awaited<ReturnType<typeof readRevenue>>["months"][] = [];
  for (const currency of currencies) years.push((await readRevenue(tx, { currency, last })).months);
  return {
    lastRun: runs[0] ?? null,
    failed: runs.reduce((sum, { failed }) => sum + failed, 0),
    quoteLines: await countWaitingLines(tx),
    books: await readReconciliationStates(tx, booksShown),
    revenue: [last, previousMonth(last)].map((month) => ({
      month,
      totals: years.flatMap((months) =>
        months.filter((each) => each.month === month).map(({ total }) => total),
      ),
    })),
  };
}
