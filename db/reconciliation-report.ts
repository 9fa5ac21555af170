import type { Book } from "@/lib/billing/ledger/books";

/** What is compared, in the order in which it is shown. */
export const checkIds = [
  "balances",
  "wholeTransactions",
  "bills",
  "taxes",
  "usage",
  "orders",
  "delivered",
  "refunds",
  "refundedOrders",
  "topUps",
  "payments",
  "holds",
] as const;
export type CheckId = (typeof checkIds)[number];

/** Two statements about one thing that do not agree. Amounts are decimal strings in the report's currency. */
export interface Finding {
  readonly accountId: string;
  readonly account: string;
  /** What it is about, as references of the ledger are written: `bill:<id>`, `order:<id>`, `balance:cash` … */
  readonly reference: string;
  readonly expected: string;
  readonly found: string;
}

export interface CheckResult {
  readonly id: CheckId;
  readonly unit: "money" | "count";
  readonly compared: number;
  readonly expected: string;
  readonly found: string;
  /** All that differ; `findings` are the first of them. */
  readonly differences: number;
  readonly findings: readonly Finding[];
}

/** One book over all accounts. Credits add, debits take away, so the house's income has a positive balance. */
export interface TrialRow {
  readonly book: Book;
  readonly opening: string;
  readonly debits: string;
  readonly credits: string;
  readonly closing: string;
}

/** Deferred revenue of one offer: how it moved in the month. */
export interface DeferredRow {
  readonly service: string;
  readonly kind: "call_pack" | "material_pack" | "qps";
  readonly offer: string;
  /** Packs or quotas that are still owed something at the end. */
  readonly open: number;
  readonly opening: string;
  readonly sold: string;
  readonly used: string;
  readonly lapsed: string;
  readonly refunded: string;
  readonly closing: string;
}

/** Bills of the usage of one month that were deducted in one month. */
export interface DeductionRow {
  readonly usageMonth: string;
  readonly deductedIn: string;
  readonly bills: number;
  readonly total: string;
}

/** A way of paying, and what it says itself about the month's payments; null: it keeps no list that could be asked. */
export interface ProviderRow {
  readonly provider: string;
  readonly payments: number | null;
  readonly amount: string | null;
}

/** A month's books compared in one currency, as it was found at one moment. */
export interface ReconciliationReport {
  readonly trial: readonly TrialRow[];
  readonly checks: readonly CheckResult[];
  readonly deferred: readonly DeferredRow[];
  readonly deductions: readonly DeductionRow[];
  readonly providers: readonly ProviderRow[];
}
