import { countJournal, type JournalPosting, streamJournal, sumJournal } from "@/db/journal";
import { dayOf } from "@/lib/billing/billing-month";
import type { Book } from "@/lib/billing/ledger/books";
import { amountString, Decimal } from "@/lib/billing/money";
import { type CsvColumn, csvPieces } from "../csv";
import type { MonthFile } from "../month/month-file";
import { groupAdjacent, inPages } from "../month/pages";
import { sortedSums, type Tally } from "../month/tally";
import { type AccountCodes, readAccountCodes } from "./account-codes";

/** One side of a posting, as an accounting system takes it in. */
export interface JournalRow {
  readonly posting: JournalPosting;
  readonly line: number;
  readonly book: Book;
  readonly code: string;
  readonly debit: string | null;
  readonly credit: string | null;
}

const columns: readonly CsvColumn<JournalRow>[] = [
  { header: "date_utc8", value: ({ posting }) => dayOf(new Date(posting.occurred_at)) },
  { header: "document", value: ({ posting }) => posting.reference },
  { header: "document_id", value: ({ posting }) => posting.transaction_id },
  { header: "line", value: ({ line }) => line },
  { header: "account_code", value: ({ code }) => code },
  { header: "book", value: ({ book }) => book },
  { header: "debit", value: ({ debit }) => debit },
  { header: "credit", value: ({ credit }) => credit },
  { header: "currency", value: ({ posting }) => posting.currency },
  { header: "text", value: ({ posting }) => posting.kind },
  { header: "customer_id", value: ({ posting }) => posting.account_id },
  { header: "customer", value: ({ posting }) => posting.account_name },
];

/** The month's ledger as double-entry rows for an accounting system. */
export const journalFile: MonthFile = {
  ending: "csv",
  contentType: "text/csv; charset=utf-8",
  parameters: () => readAccountCodes().table,
  count: countJournal,
  write: (tx, span, { tally, read }) => {
    const { codeOf } = readAccountCodes();
    const documents = groupAdjacent(
      streamJournal(tx, span),
      (posting) => `${posting.account_id} ${posting.transaction_id}`,
      read,
    );
    return csvPieces(columns, inPages(tallied(documents, codeOf, tally)));
  },
  database: async (tx, span) =>
    sortedSums((await sumJournal(tx, span)).map(({ currency, ...sums }) => [currency, sums] as const)),
};

/**
 * A posting from → to debits the book it comes from and credits the one it goes to, so that every document balances:
 * a top-up debits the clearing account and credits what the customer holds; a settlement debits that and credits sales.
 */
export function journalRows(document: readonly JournalPosting[], codeOf: AccountCodes): JournalRow[] {
  return document.flatMap((posting, index) => {
    const amount = amountString(new Decimal(posting.amount), 2);
    const side = (book: Book, line: number) => ({
      posting,
      line,
      book,
      code: codeOf(book, posting.currency),
    });
    return [
      { ...side(posting.from_book, 2 * index + 1), debit: amount, credit: null },
      { ...side(posting.to_book, 2 * index + 2), debit: null, credit: amount },
    ];
  });
}

async function* tallied(
  documents: AsyncIterable<JournalPosting[]>,
  codeOf: AccountCodes,
  tally: Tally,
): AsyncGenerator<JournalRow[]> {
  for await (const document of documents) {
    const rows = journalRows(document, codeOf);
    tally.documents++;
    tally.rows += rows.length;
    for (const { posting, debit, credit } of rows)
      tally.add(posting.currency, { debit: debit ?? "0", credit: credit ?? "0" });
    yield rows;
  }
}
