import type { MoneyJson } from "@/lib/billing/money";

/** A bill in a list. */
export interface BillRow {
  readonly href: string;
  readonly id: string;
  readonly month: string;
  /** The service's name in the page's language. */
  readonly service: string;
  readonly kind: "month" | "adjustment" | "supplement";
  readonly tax: MoneyJson;
  readonly total: MoneyJson;
  /** Lines that wait for a contract price (rule P8). */
  readonly quoteLines: number;
  readonly issuedAt: string;
}

/** What a bill's badge says: everything priced was settled when the bill was made (rule L2). */
export function billStatus(quoteLines: number): "settled" | "needs_quote" {
  return quoteLines > 0 ? "needs_quote" : "settled";
}
