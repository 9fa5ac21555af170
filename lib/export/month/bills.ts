import { writeXlsxStream } from "hucre/xlsx";
import { type BillRow, billRowColumns, copyBillRows, countBillRows, streamBillRows } from "@/db/bill-rows";
import { sumBills } from "@/db/bill-search";
import { billingMonth } from "@/lib/billing/billing-month";
import { workbookNumber } from "../xlsx/cells";
import { lineTally } from "./line-tally";
import type { MonthFile } from "./month-file";
import { sortedSums, type Tally } from "./tally";

const shared: Pick<MonthFile, "count" | "database" | "parameters"> = {
  parameters: () => ({}),
  count: (tx, { month }) => countBillRows(tx, billingMonth(month)),
  database: async (tx, { month }) =>
    sortedSums(
      (await sumBills(tx, { month })).map(({ currency, subtotal, tax, total }) => [
        currency,
        { subtotal, tax, total },
      ]),
    ),
};

/** A row per bill line, for spreadsheets and for programs: PostgreSQL writes it, this process adds it up. */
export const billsCsvFile: MonthFile = {
  ...shared,
  ending: "csv",
  contentType: "text/csv; charset=utf-8",
  write: async function* (tx, { month }, { tally, read }) {
    yield `\uFEFF${billRowColumns.join(",")}\r\n`;
    yield* lineTally(copyBillRows(tx, billingMonth(month)), tally, read);
  },
};

/** The columns that are text; everything else is written as a number, which spreadsheets can add up. */
const texts: ReadonlySet<string> = new Set([
  ...["month_utc8", "account", "bill", "service", "kind", "currency", "meter", "tier", "status", "price"],
  ...["issued_utc", "customer"],
]);

/** The same rows as a workbook, sheet after sheet where one does not hold them all. */
export const billsXlsxFile: MonthFile = {
  ...shared,
  ending: "xlsx",
  contentType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  write: (tx, { month }, { tally, read }) =>
    piecesOf(
      writeXlsxStream(workbookRows(streamBillRows(tx, billingMonth(month)), tally, read), {
        name: `Bills ${month}`,
        columns: billRowColumns.map((header) => ({ header, width: texts.has(header) ? 24 : 14 })),
        freezePane: { rows: 1 },
      }),
    ),
};

/** Pulled piece by piece: nothing is read from the database before it is wanted. */
async function* piecesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) yield piece.value;
}

async function* workbookRows(
  pages: AsyncIterable<BillRow[]>,
  tally: Tally,
  read: (records: number) => Promise<void>,
): AsyncGenerator<(string | number | null)[]> {
  for await (const page of pages) {
    for (const row of page) {
      tallyRow(row, tally);
      yield billRowColumns.map((name) => {
        const value = row[name];
        return value === null || texts.has(name) ? value : workbookNumber(String(value));
      });
    }
    await read(page.length);
  }
}

function tallyRow(row: BillRow, tally: Tally): void {
  tally.rows++;
  const { currency, bill_subtotal: subtotal, bill_tax: tax, bill_total: total } = row;
  if (subtotal === null || tax === null || total === null) return;
  tally.documents++;
  tally.add(String(currency), { subtotal: String(subtotal), tax: String(tax), total: String(total) });
}
