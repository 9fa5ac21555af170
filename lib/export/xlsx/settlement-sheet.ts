import { messages } from "@/lib/i18n/messages";
import { type BillFile, billFacts, followingText, holdRule, settledAmounts } from "../bill-words";
import { bold, centsFormat, figure, type SheetCell, type SheetDesign, text } from "./cells";

/** What the bill is about, which balance paid what, the hold, and the other bills of the month and service. */
export function settlementSheet(file: BillFile, issuer: readonly string[]): SheetDesign {
  const { bill, locale, t } = file;
  const kinds = messages[locale].format.status.billKind;
  const settled = settledAmounts(file);
  const notes = [followingText(file), holdRule(file), t("document.foot"), t("file.digits")];
  return {
    name: t("file.sheets.settlement"),
    frozenColumns: 0,
    head: [t("file.item"), t("file.value"), t("file.amount", { currency: bill.total.currency })],
    widths: [44, 46, 20],
    rows: [
      fact(t("file.issuer"), issuer.join(", ")),
      fact(t("file.customer"), bill.accountName),
      fact(t("document.accountId"), bill.accountId),
      ...billFacts(file).map(({ label, text: value }) => fact(label, value)),
      [],
      [text(t("settlement.title"), bold)],
      ...(settled.length === 0 ? [[text(t("settlement.nothing"))]] : []),
      ...settled.map(({ label, text: note, amount }) => [
        text(label),
        text(note),
        figure(amount.amount, centsFormat),
      ]),
      [],
      ...(bill.related.length === 0 ? [] : [[text(t("totals.related"), bold)]]),
      ...bill.related.map(({ kind, id, total }) => [
        text(kinds[kind]),
        text(id),
        figure(total.amount, centsFormat),
      ]),
      ...notes.flatMap((note) => (note === null ? [] : [[text(note)]])),
    ],
  };
}

function fact(label: string, value: string): SheetCell[] {
  return [text(label), text(value)];
}
