import type { FoundBill } from "@/db/bill-search";
import type { KeysetPage } from "@/db/keyset";
import type { BillView, ExplainedLine } from "@/lib/billing/bills/bill-view";
import { amountString } from "@/lib/billing/money";
import type { BillAnswer, BillListAnswer } from "./schemas";

export function billListJson({ rows, next }: KeysetPage<FoundBill>): BillListAnswer {
  return {
    bills: rows.map(({ bill, quoteLines }) => ({
      id: bill.id,
      month: bill.month,
      service: bill.service,
      kind: bill.kind,
      currency: bill.currency,
      subtotal: amountString(bill.subtotal, 2),
      tax: amountString(bill.tax, 2),
      total: amountString(bill.total, 2),
      issuedAt: bill.issuedAt.toISOString(),
      needsQuoteLines: quoteLines,
    })),
    next,
  };
}

export function billJson(bill: BillView): BillAnswer {
  const { settlement } = bill;
  return {
    id: bill.id,
    account: bill.accountId,
    month: bill.month,
    service: bill.service,
    kind: bill.kind,
    currency: bill.total.currency,
    lines: bill.lines.map(lineJson),
    linesExact: bill.linesExact.amount,
    billedBefore: bill.billedBefore?.amount ?? null,
    rounding: bill.rounding.amount,
    subtotal: bill.subtotal.amount,
    taxRate: bill.taxRate,
    tax: bill.tax.amount,
    total: bill.total.amount,
    settlement: {
      payments: settlement.payments.map(({ book, amount, voucherId }) => ({
        from: book,
        amount: amount.amount,
        voucher: voucherId,
      })),
      leftOwing: settlement.leftOwing.amount,
      released: settlement.released.amount,
      held: settlement.held.amount,
      holdShortfall: settlement.holdShortfall.amount,
    },
    issuedAt: bill.issuedAt,
  };
}

function lineJson(line: ExplainedLine): BillAnswer["lines"][number] {
  const { meter, calls, covered, refused, billable, tier, status, source } = line;
  return {
    meter,
    calls,
    covered,
    refused,
    billable,
    tier,
    unitPrice: line.unitPrice?.amount ?? null,
    amount: line.amount?.amount ?? null,
    status,
    price: source && (source.kind === "list" ? `list:${source.version}` : `contract:${source.from}`),
    explanation: line.explanation.en,
  };
}
