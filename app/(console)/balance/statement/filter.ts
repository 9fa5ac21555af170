import { firstParam, type SearchParams } from "@/components/ui/search-params";
import { transactionKinds } from "@/db/schema/ledger";
import type { StatementFilter } from "@/db/statement";
import { isBillingMonth, monthPeriod } from "@/lib/billing/billing-month";
import { accountBooks } from "@/lib/billing/ledger/books";

/** What of the statement is shown, as it stands in the URL; a value that does not exist is none. */
export function readStatementFilter(params: SearchParams): StatementFilter & { readonly month?: string } {
  const [kind, book, month] = ["kind", "book", "month"].map((name) => firstParam(params, name));
  return {
    kind: transactionKinds.find((each) => each === kind),
    book: accountBooks.find((each) => each === book),
    ...(month && isBillingMonth(month) ? { month, occurred: monthPeriod(month) } : {}),
  };
}
