import { z } from "zod";
import { accountBooks, type Book, houseBooks } from "@/lib/billing/ledger/books";

/**
 * The accounts that the ledger's books have in an accounting system that says nothing of its own. What customers hold
 * is a liability of the house: money that comes in debits the clearing account and credits them.
 */
const defaultCodes: Readonly<Record<Book, string>> = {
  payments: "1012",
  cash: "2203.01",
  earnings: "2203.02",
  gifted: "2203.03",
  voucher: "2203.04",
  held: "2203.05",
  tax: "2221",
  usage_sales: "6001.01",
  pack_sales: "6001.02",
  qps_sales: "6001.03",
  material_sales: "6001.04",
  adjustments: "6051",
  promotions: "6601",
};

export type AccountCodes = (book: Book, currency: string) => string;

const books = [...accountBooks, ...houseBooks];
const schema = z.record(z.string(), z.string().trim().min(1).max(40));

/**
 * The instance's own codes (JOURNAL_ACCOUNTS): a JSON object of book → code, where `book/currency` says more than
 * `book`. A name that is no book is a mistake, said at once.
 */
export function readAccountCodes(source: string | undefined = process.env.JOURNAL_ACCOUNTS): {
  readonly codeOf: AccountCodes;
  readonly table: Readonly<Record<string, string>>;
} {
  const own = source ? schema.parse(JSON.parse(source)) : {};
  const unknown = Object.keys(own).filter((key) => !isBook(key.replace(/\/(USD|CNY)$/, "")));
  if (unknown.length > 0) throw new Error(`JOURNAL_ACCOUNTS names what is no book: ${unknown.join(", ")}`);
  const table = { ...defaultCodes, ...own };
  const codes: Readonly<Record<string, string>> = table;
  return { table, codeOf: (book, currency) => codes[`${book}/${currency}`] ?? table[book] };
}

function isBook(text: string): text is Book {
  return (books as readonly string[]).includes(text);
}
