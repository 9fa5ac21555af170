import { firstParam, type SearchParams } from "@/components/ui/search-params";
import type { StatementFilter } from "@/db/statement";
import { accountBooks } from "@/lib/billing/ledger/books";

/** Which postings, from the page's URL: of one cause (`about`), of one book, or all. */
export function readLedgerFilter(params: SearchParams): StatementFilter {
  const about = (firstParam(params, "about") ?? "").trim().slice(0, 200);
  const book = accountBooks.find((each) => each === firstParam(params, "book"));
  return { reference: about === "" ? undefined : about, book };
}
