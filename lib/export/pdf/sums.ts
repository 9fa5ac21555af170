import type { Content, TableCell } from "pdfmake/interfaces";
import { formatMoney } from "@/components/money";
import { fromJson, isZero } from "@/lib/billing/money";
import { percentText } from "@/lib/billing/percent";
import { messages } from "@/lib/i18n/messages";
import { type BillFile, holdRule, settledAmounts } from "../bill-words";
import { colours } from "./paper";

/** How it was settled, beside what it comes to; kept on one page. */
export function sumsContent(file: BillFile): Content {
  return {
    unbreakable: true,
    margin: [0, 12, 0, 0],
    columns: [
      { stack: [...settlement(file), ...related(file)], width: "*" },
      { stack: [totals(file)], width: "*" },
    ],
    columnGap: 24,
  };
}

/** Exact lines, one rounding shown when it is not zero (rule T5), tax, total. */
function totals({ bill, locale, t }: BillFile): Content {
  const rows = [
    amountRow(t("totals.lines"), formatMoney(bill.linesExact, locale)),
    ...(bill.billedBefore
      ? [amountRow(t("totals.billedBefore"), formatMoney(bill.billedBefore, locale))]
      : []),
    ...(isZero(fromJson(bill.rounding))
      ? []
      : [amountRow(t("totals.rounding"), formatMoney(bill.rounding, locale, { sign: true }))]),
    amountRow(t("totals.subtotal"), formatMoney(bill.subtotal, locale)),
    amountRow(t("totals.tax", { rate: `${percentText(bill.taxRate)}%` }), formatMoney(bill.tax, locale)),
  ];
  const total = amountRow(t("totals.total"), formatMoney(bill.total, locale)).map((cell) =>
    Object.assign(cell, {
      bold: true,
      fontSize: 11,
      color: colours.ink,
      margin: [0, 2, 0, 0],
    }),
  );
  return amountTable([...rows, total], rows.length);
}

function settlement(file: BillFile): Content[] {
  const { locale, t } = file;
  const rows = settledAmounts(file).map(({ label, text, amount }) =>
    amountRow(label, formatMoney(amount, locale), text),
  );
  const holding = holdRule(file);
  return [
    { text: t("settlement.title"), bold: true, margin: [0, 0, 0, 2] },
    rows.length > 0 ? amountTable(rows) : { text: t("settlement.nothing"), color: colours.muted },
    ...(holding === null
      ? []
      : [{ text: holding, fontSize: 7, color: colours.muted, margin: [0, 2, 0, 0] } satisfies Content]),
  ];
}

/** The other bills of the month and service, by number. */
function related({ bill, locale, t }: BillFile): Content[] {
  if (bill.related.length === 0) return [];
  const kinds = messages[locale].format.status.billKind;
  const rows = bill.related.map(({ id, kind, total }) =>
    amountRow(kinds[kind], formatMoney(total, locale), id),
  );
  return [{ text: t("totals.related"), bold: true, margin: [0, 8, 0, 2] }, amountTable(rows)];
}

function amountRow(label: string, amount: string, note = "") {
  const notes = note === "" ? [] : [{ text: note, fontSize: 6.5 }];
  return [
    { stack: [{ text: label }, ...notes], color: colours.muted } satisfies TableCell,
    { text: amount, alignment: "right" as const, noWrap: true } satisfies TableCell,
  ];
}

function amountTable(body: TableCell[][], strongLine?: number): Content {
  return {
    fontSize: 8,
    table: { widths: ["*", "auto"], body },
    layout: {
      hLineWidth: (index) => (index === body.length ? 0 : index === strongLine ? 1 : 0.5),
      vLineWidth: () => 0,
      hLineColor: (index) => (index === strongLine ? colours.ink : colours.rule),
      paddingLeft: () => 0,
      paddingRight: () => 0,
      paddingTop: () => 2,
      paddingBottom: () => 2,
    },
  };
}
