import { firstParam, type SearchParams } from "@/components/ui/search-params";
import { transactionKinds } from "@/db/schema/ledger";
import type { StatementFilter } from "@/db/statement";
import { isBillingMonth, monthPeriod } from "@/lib/billing/billing-month";
import { accountBooks } from "@/lib/billing/ledger/books";

/** Beside the kinds: all of them but holds and releases, which only move money between one's own books. */
export const withoutHolds = "without_holds";

/** What of the statement is shown, as it stands in the URL; a value that does not exist is none. */
export function readStatementFilter(params: SearchParams): StatementFilter & { readonly month?: string } {
  const [kind, book, month] = ["kind", "book", "month"].map((name) => firstParam(params, name));
  return {
    withoutHolds: kind === withoutHolds,
    kind: transactionKinds.find((each) => each === kind),
    book: accountBooks.find((each) => each === book),
    ...(month && isBillingMonth(month) ? { month, occurred: monthPeriod(month) } : {}),
  };
}
