import { billRowColumns } from "@/db/bill-rows";
import { Decimal } from "@/lib/billing/money";
import type { Tally } from "./tally";

const place = (name: (typeof billRowColumns)[number]) => billRowColumns.indexOf(name);
/** What is added up stands before anything that is ever quoted, so that a comma always separates. */
const [currencyAt, firstAmountAt] = [place("currency"), place("bill_subtotal")];
const amountNames = ["subtotal", "tax", "total"] as const;

/**
 * Passes lines of CSV on, adds up their totals, and ends each as RFC 4180 says. It runs once for every row of the
 * largest file there is, so it looks at no more of a line than it must, and counts in whole cents.
 */
export async function* lineTally(
  lines: AsyncIterable<Buffer>,
  tally: Tally,
  read: (records: number) => Promise<void>,
): AsyncGenerator<Uint8Array> {
  const cents = new Map<string, bigint[]>();
  let rest = "";
  for await (const chunk of lines) {
    // One character per byte: nothing but commas and line ends is looked for, and the bytes pass as they came.
    const text = rest + chunk.toString("latin1");
    const end = text.lastIndexOf("\n") + 1;
    rest = text.slice(end);
    if (end === 0) continue;
    const whole = text.slice(0, end);
    const rows = whole.split("\n");
    rows.pop();
    for (const row of rows) addRow(row, cents, tally);
    tally.rows += rows.length;
    await read(rows.length);
    yield Buffer.from(whole.replaceAll("\n", "\r\n"), "latin1");
  }
  if (rest !== "") throw new Error("The database ended in the middle of a row");
  for (const [currency, sums] of cents) {
    const amounts = amountNames.map((name, index) => [name, toAmount(sums[index] ?? 0n)] as const);
    tally.add(currency, Object.fromEntries(amounts));
  }
}

function addRow(row: string, cents: Map<string, bigint[]>, tally: Tally): void {
  const cells = row.split(",", firstAmountAt + amountNames.length);
  if (cells[firstAmountAt] === "") return;
  tally.documents++;
  const currency = cells[currencyAt] ?? "";
  const sums = cents.get(currency) ?? amountNames.map(() => 0n);
  cents.set(currency, sums);
  for (let index = 0; index < amountNames.length; index++) {
    // Written with two decimals, always, so that leaving the point out makes cents.
    sums[index] = (sums[index] ?? 0n) + BigInt((cells[firstAmountAt + index] ?? "").replace(".", ""));
  }
}

function toAmount(cents: bigint): Decimal {
  return new Decimal(cents.toString()).dividedBy(100);
}
