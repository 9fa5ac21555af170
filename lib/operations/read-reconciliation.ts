import type { Tx } from "@/db/client";
import type {
  CheckResult,
  DeductionRow,
  DeferredRow,
  ProviderRow,
  TrialRow,
} from "@/db/reconciliation-report";
import { findReconciliation, listReconciliations } from "@/db/reconciliations";
import { type AccountBook, accountBooks, type Book, houseBooks } from "@/lib/billing/ledger/books";
import { amountString, type Currency, decimal, type MoneyJson } from "@/lib/billing/money";

/** A check with both sides and what lies between them; amounts of money or counts. */
export interface CheckView extends Omit<CheckResult, "expected" | "found"> {
  readonly expected: MoneyJson | number;
  readonly found: MoneyJson | number;
}

export type Amounts<Row, Keys extends keyof Row> = Omit<Row, Keys> & Readonly<Record<Keys, MoneyJson>>;
export type TrialView = Amounts<TrialRow, "opening" | "debits" | "credits" | "closing"> & {
  readonly side: "customers" | "house";
};
export type DeferredView = Amounts<
  DeferredRow,
  "opening" | "sold" | "used" | "lapsed" | "refunded" | "closing"
>;

export interface ReconciliationView {
  /** `unseen`: never looked at. `matches`: everything agrees, the trial balance is 0. */
  readonly state: "unseen" | "matches" | "differs";
  readonly checkedAt: Date | null;
  /** Somebody asked for another look and has no answer yet. */
  readonly waiting: boolean;
  readonly checks: readonly CheckView[];
  readonly trial: readonly TrialView[];
  readonly trialSum: Omit<TrialView, "book" | "side"> | null;
  readonly deferred: readonly DeferredView[];
  readonly deferredSum: Omit<DeferredView, "service" | "kind" | "offer"> | null;
  readonly deductions: readonly Amounts<DeductionRow, "total">[];
  readonly providers: readonly ProviderRow[];
}

const unseen = {
  checks: [],
  trial: [],
  trialSum: null,
  deferred: [],
  deferredSum: null,
  deductions: [],
  providers: [],
};

/** What the last look at a month's books found; the worker looks, this only reads. */
export async function readReconciliation(
  tx: Tx,
  month: string,
  currency: Currency,
): Promise<ReconciliationView> {
  const row = await findReconciliation(tx, month, currency);
  const head = { checkedAt: row?.checkedAt ?? null, waiting: (row?.requestedAt ?? null) !== null };
  if (!row?.report) return { state: "unseen", ...head, ...unseen };
  const { report } = row;
  const json = (amount: string): MoneyJson => ({ currency, amount: amountString(decimal(amount), 2) });
  const total = <Row>(rows: readonly Row[], key: keyof Row) =>
    json(rows.reduce((sum, each) => sum.plus(String(each[key])), decimal(0)).toFixed());
  const trial = report.trial.map((each) => ({
    book: each.book,
    side: sideOf(each.book),
    opening: json(each.opening),
    debits: json(each.debits),
    credits: json(each.credits),
    closing: json(each.closing),
  }));
  const trialSum = {
    opening: total(report.trial, "opening"),
    debits: total(report.trial, "debits"),
    credits: total(report.trial, "credits"),
    closing: total(report.trial, "closing"),
  };
  return {
    ...head,
    state: isRight(report.checks, report.trial) ? "matches" : "differs",
    checks: report.checks.map((check) => ({
      ...check,
      expected: check.unit === "money" ? json(check.expected) : Number(check.expected),
      found: check.unit === "money" ? json(check.found) : Number(check.found),
    })),
    trial: trial.sort((a, b) => order.indexOf(a.book) - order.indexOf(b.book)),
    trialSum,
    deferred: report.deferred.map((row) => ({
      service: row.service,
      kind: row.kind,
      offer: row.offer,
      open: row.open,
      opening: json(row.opening),
      sold: json(row.sold),
      used: json(row.used),
      lapsed: json(row.lapsed),
      refunded: json(row.refunded),
      closing: json(row.closing),
    })),
    deferredSum: {
      open: report.deferred.reduce((sum, { open }) => sum + open, 0),
      opening: total(report.deferred, "opening"),
      sold: total(report.deferred, "sold"),
      used: total(report.deferred, "used"),
      lapsed: total(report.deferred, "lapsed"),
      refunded: total(report.deferred, "refunded"),
      closing: total(report.deferred, "closing"),
    },
    deductions: report.deductions.map((row) => ({ ...row, total: json(row.total) })),
    providers: report.providers,
  };
}

const order: readonly Book[] = [...accountBooks, ...houseBooks];

function sideOf(book: Book): "customers" | "house" {
  return accountBooks.includes(book as AccountBook) ? "customers" : "house";
}

function isRight(checks: readonly CheckResult[], trial: readonly TrialRow[]): boolean {
  const sum = trial.reduce((total, { closing }) => total.plus(closing), decimal(0));
  return sum.isZero() && checks.every(({ differences }) => differences === 0);
}

/** The newest look at the newest months, for the overview: one line per month and currency. */
export async function readReconciliationStates(tx: Tx, limit: number) {
  const rows = await listReconciliations(tx, limit);
  return rows.map(({ month, currency, checkedAt, requestedAt, report }) => ({
    month,
    currency,
    checkedAt,
    /** Somebody asked for another look and has no answer yet. */
    waiting: requestedAt !== null,
    state: !report
      ? ("unseen" as const)
      : isRight(report.checks, report.trial)
        ? ("matches" as const)
        : ("differs" as const),
    differences: report?.checks.reduce((sum, check) => sum + check.differences, 0) ?? 0,
  }));
}
