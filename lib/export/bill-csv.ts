import type { BillView, ExplainedLine } from "@/lib/billing/bills/bill-view";
import type { Locale } from "@/lib/billing/catalog/types";
import { toCsv } from "./csv";

interface Item {
  readonly kind: "line" | "billed_before" | "rounding" | "subtotal" | "tax" | "total";
  readonly line: ExplainedLine | null;
  /** null: needs a quote (rule P8). */
  readonly amount: string | null;
}

/**
 * A bill as a file: a row per line, then the rows that lead to its total, so that the amounts can be added up:
 * lines − billed before + rounding = subtotal; subtotal + tax = total.
 */
export function billCsv(bill: BillView, locale: Locale): string {
  const ofLine = (value: (line: ExplainedLine) => string | number | null) => (item: Item) =>
    item.line ? value(item.line) : null;
  return toCsv<Item>(
    [
      { header: "bill", value: () => bill.id },
      { header: "account", value: () => bill.accountId },
      { header: "service", value: () => bill.service },
      { header: "month_utc8", value: () => bill.month },
      { header: "item", value: (item) => item.kind },
      { header: "meter", value: ofLine((line) => line.meter) },
      { header: "meter_name", value: ofLine((line) => line.name[locale]) },
      { header: "calls", value: ofLine((line) => line.calls) },
      { header: "free", value: ofLine((line) => line.covered.free) },
      { header: "gifted", value: ofLine((line) => line.covered.gifted) },
      { header: "purchased", value: ofLine((line) => line.covered.purchased) },
      { header: "qps", value: ofLine((line) => line.covered.qps) },
      { header: "refused", value: ofLine((line) => line.refused) },
      { header: "billable", value: ofLine((line) => line.billable) },
      { header: "tier", value: ofLine((line) => line.tier) },
      { header: "unit_price", value: ofLine((line) => line.unitPrice?.amount ?? null) },
      { header: "amount", value: (item) => item.amount },
      { header: "currency", value: () => bill.total.currency },
      { header: "status", value: ofLine((line) => line.status) },
      {
        header: "price",
        value: ofLine(
          ({ source }) =>
            source && (source.kind === "list" ? `list:${source.version}` : `contract:${source.from}`),
        ),
      },
    ],
    itemsOf(bill),
  );
}

function itemsOf(bill: BillView): Item[] {
  const sum = (kind: Item["kind"], amount: string): Item => ({ kind, line: null, amount });
  return [
    ...bill.lines.map((line) => ({ kind: "line" as const, line, amount: line.amount?.amount ?? null })),
    ...(bill.billedBefore ? [sum("billed_before", bill.billedBefore.amount)] : []),
    sum("rounding", bill.rounding.amount),
    sum("subtotal", bill.subtotal.amount),
    sum("tax", bill.tax.amount),
    sum("total", bill.total.amount),
  ];
}
