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
  /** What its settlement took cash below zero by (rule L2). */
  readonly leftOwing: MoneyJson;
  /** Lines that wait for a contract price (rule P8). */
  readonly quoteLines: number;
  readonly issuedAt: string;
}
