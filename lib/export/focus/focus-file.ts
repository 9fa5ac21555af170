import type { MonthSpan } from "@/db/charged-bills";
import { streamFollowingLines, streamMonthLines } from "@/db/charged-bills";
import { streamOrderedItems, streamRefundedItems } from "@/db/charged-orders";
import { countCharges, sumBookedCharges } from "@/db/charged-sums";
import { streamItemsInUse } from "@/db/charged-use";
import type { Tx } from "@/db/client";
import { csvPieces } from "../csv";
import type { Making, MonthFile } from "../month/month-file";
import { groupAdjacent, inPages } from "../month/pages";
import { sortedSums, type Tally } from "../month/tally";
import { billCharges } from "./bill-charges";
import { type FocusRow, placeOf, writtenColumns } from "./focus-row";
import { orderCharges, refundCharges } from "./purchase-charges";
import { useCharges } from "./use-charges";

const columns = writtenColumns.map((name, place) => ({
  header: name,
  value: (row: FocusRow) => row[place] ?? null,
}));
const [currencyAt, categoryAt] = [placeOf("BillingCurrency"), placeOf("ChargeCategory")];
const [billedAt, payableAt] = [placeOf("BilledCost"), placeOf("x_InvoicePayable")];

/** Cost and usage of a month in the columns of FOCUS 1.2, for programs that know the specification. */
export const focusFile: MonthFile = {
  ending: "csv",
  contentType: "text/csv; charset=utf-8",
  parameters: () => ({ specification: "FOCUS 1.2" }),
  count: countCharges,
  write: (tx, span, making) =>
    csvPieces(columns, inPages(tallied(charges(tx, span, making), making.tally)), { bom: false }),
  database: async (tx, span) =>
    sortedSums((await sumBookedCharges(tx, span)).map(({ currency, ...sums }) => [currency, sums] as const)),
};

/**
 * Everything that is charged in a billing period, each charge once in all the months: the month's own bills; bills that
 * were issued within it for months before; its orders and refunds; and the use of what was sold ahead.
 */
async function* charges(tx: Tx, span: MonthSpan, { read, announced }: Making): AsyncGenerator<FocusRow[]> {
  for (const lines of [streamMonthLines(tx, span), streamFollowingLines(tx, span)]) {
    for await (const bill of groupAdjacent(lines, (line) => line.bill_id, read))
      yield billCharges(bill, span, announced);
  }
  for await (const items of groupAdjacent(streamOrderedItems(tx, span), (item) => item.order_id, read))
    yield orderCharges(items, span);
  for await (const items of streamRefundedItems(tx, span)) {
    yield* items.map((item) => refundCharges(item, span));
    await read(items.length);
  }
  for await (const items of streamItemsInUse(tx, span)) {
    yield* items.map((item) => useCharges(item, span, announced));
    await read(items.length);
  }
}

/** A handful of rows is one invoice, or the use of one thing, which belongs to none of its own. */
async function* tallied(handfuls: AsyncIterable<FocusRow[]>, tally: Tally): AsyncGenerator<FocusRow[]> {
  for await (const rows of handfuls) {
    tally.rows += rows.length;
    if (rows.some((row) => row[payableAt] !== null)) tally.documents++;
    for (const row of rows) {
      const [currency, billed] = [row[currencyAt], row[billedAt]];
      if (!currency || !billed || billed === "0.00") continue;
      tally.add(currency, {
        [row[categoryAt] === "Credit" ? "credits" : "charged"]: billed,
        payable: billed,
      });
    }
    yield rows;
  }
}
