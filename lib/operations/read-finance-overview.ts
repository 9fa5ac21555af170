import type { Tx } from "@/db/client";
import { countWaitingLines } from "@/db/quotes";
import { monthOf, previousMonth } from "@/lib/billing/billing-month";
import type { MoneyJson } from "@/lib/billing/money";
import { currencies, type DueCheck, listDueChecks } from "./check-due";
import { readReconciliationStates } from "./read-reconciliation";
import { readRevenue } from "./read-revenue";
import { type RunView, readRuns } from "./read-runs";

/** Two months in either currency: what an overview has room for. */
const booksShown = 4;

type BooksRow = Awaited<ReturnType<typeof readReconciliationStates>>[number];
type BooksState = Omit<BooksRow, "state"> & { readonly state: BooksRow["state"] | "checking" };

export interface FinanceOverview {
  readonly lastRun: RunView | null;
  /** Accounts set aside by any run and not closed since. */
  readonly failed: number;
  readonly quoteLines: number;
  readonly books: readonly BooksState[];
  /** A run is under way, or books of the last two months wait for a comparison: what stands here may be of before. */
  readonly checking: boolean;
  /** The last two months that are over, newest first, each currency by itself. */
  readonly revenue: readonly { readonly month: string; readonly totals: readonly MoneyJson[] }[];
}

/** What finance looks at first: the last close, what waits for a person, whether the books agree. */
export async function readFinanceOverview(tx: Tx, now: Date): Promise<FinanceOverview> {
  const runs = await readRuns(tx);
  const last = previousMonth(monthOf(now));
  const due = await listDueChecks(tx, now);
  const books = await readReconciliationStates(tx, booksShown);
  const years: Awaited<ReturnType<typeof readRevenue>>["months"][] = [];
  for (const currency of currencies) years.push((await readRevenue(tx, { currency, last })).months);
  return {
    lastRun: runs[0] ?? null,
    failed: runs.reduce((sum, { failed }) => sum + failed, 0),
    quoteLines: await countWaitingLines(tx),
    books: books.map((row) => (isAmong(due, row) || row.waiting ? { ...row, state: "checking" } : row)),
    checking: due.length > 0 || runs.some(({ state }) => state === "running"),
    revenue: [last, previousMonth(last)].map((month) => ({
      month,
      totals: years.flatMap((months) =>
        months.filter((each) => each.month === month).map(({ total }) => total),
      ),
    })),
  };
}

function isAmong(due: readonly DueCheck[], { month, currency }: BooksRow): boolean {
  return due.some((check) => check.month === month && check.currency === currency);
}
