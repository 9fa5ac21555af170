import { Decimal } from "@/lib/billing/money";
import type { Cells, Finding } from "./finding";

/** A rule that rows keep together: it remembers what it must of each, and speaks as soon or as late as it can. */
export interface FileRule {
  readonly observe: (row: Cells, line: number) => Finding[];
  readonly finish: () => Finding[];
}

/** New for each file, because they remember. */
export function fileRules(): FileRule[] {
  return [
    oneOther("SkuPriceId-C-008-M", "SkuPriceId", "SkuId"),
    oneOther("ServiceName-C-005-C", "ServiceName", "ServiceCategory"),
    oneOther("ServiceName-C-008-C", "ServiceName", "ServiceSubcategory"),
    oneOther("CommitmentDiscountUnit-C-008-M", "CommitmentDiscountId", "CommitmentDiscountUnit"),
    oneOther("InvoiceId-C-007-C", "InvoiceId", "BillingAccountId"),
    oneOther("BillingCurrency-C-005-M", "InvoiceId", "BillingCurrency"),
    invoiceSums(),
    amortisation(),
  ];
}

/** Each value of `column` has one value of `other` only. */
function oneOther(rule: string, column: string, other: string): FileRule {
  const seen = new Map<string, string>();
  return {
    observe: (row, line) => {
      const [key, value] = [row[column], row[other]];
      if (typeof key !== "string" || typeof value !== "string") return [];
      const before = seen.get(key);
      if (before === undefined) seen.set(key, value);
      if (before === undefined || before === value) return [];
      return [
        {
          rule,
          says: `${column} must have one ${other} only`,
          line,
          found: `${key}: ${before} and ${value}`,
        },
      ];
    },
    finish: () => [],
  };
}

/** The rows of an invoice sum to what it asks to be paid, which the file says beside them. */
function invoiceSums(): FileRule {
  const invoices = new Map<string, { billed: Decimal; payable: string | null; line: number }>();
  return {
    observe: (row, line) => {
      const { InvoiceId: id, BilledCost: billed, x_InvoicePayable: payable } = row;
      if (typeof id !== "string" || payable === undefined) return [];
      const invoice = invoices.get(id) ?? { billed: new Decimal(0), payable: null, line };
      invoice.billed = invoice.billed.plus(numberOf(billed));
      invoice.payable ??= payable;
      invoices.set(id, invoice);
      return [];
    },
    finish: () =>
      [...invoices]
        .filter(([, { billed, payable }]) => payable !== null && !billed.equals(numberOf(payable)))
        .map(([id, { billed, payable, line }]) => ({
          rule: "BilledCost-C-006-M",
          says: "BilledCost of an invoice's rows must sum to what is to be paid of it",
          line,
          found: `${id}: ${billed.toFixed()} instead of ${payable}`,
        })),
  };
}

/** What was bought ahead never becomes effective for more than was paid for it, where the file shows the purchase. */
function amortisation(): FileRule {
  const commitments = new Map<
    string,
    { billed: Decimal; effective: Decimal; bought: boolean; line: number }
  >();
  return {
    observe: (row, line) => {
      const { CommitmentDiscountId: id, ChargeCategory: category } = row;
      if (typeof id !== "string" || (category !== "Usage" && category !== "Purchase")) return [];
      const commitment = commitments.get(id) ?? {
        billed: new Decimal(0),
        effective: new Decimal(0),
        bought: false,
        line,
      };
      commitment.bought ||= category === "Purchase" && numberOf(row.BilledCost).greaterThan(0);
      commitment.billed = commitment.billed.plus(numberOf(row.BilledCost));
      commitment.effective = commitment.effective.plus(numberOf(row.EffectiveCost));
      commitments.set(id, commitment);
      return [];
    },
    finish: () =>
      [...commitments]
        .filter(([, { bought, billed, effective }]) => bought && effective.greaterThan(billed))
        .map(([id, { billed, effective, line }]) => ({
          rule: "EffectiveCost-C-012-C",
          says: "A commitment's effective costs must not exceed what was paid for it",
          line,
          found: `${id}: ${effective.toFixed()} of ${billed.toFixed()}`,
        })),
  };
}

/** What is no number is another rule's finding. */
function numberOf(value: string | null | undefined): Decimal {
  return /^-?\d+(\.\d+)?(E-?\d+)?$/.test(value ?? "") ? new Decimal(value ?? 0) : new Decimal(0);
}
