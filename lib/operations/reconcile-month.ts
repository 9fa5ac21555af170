import { systemTransaction } from "@/db/client";
import {
  comparisonsOf,
  type ListedPayment,
  listDeductions,
  paymentRows,
  readTrialBalance,
} from "@/db/reconciliation";
import { compare } from "@/db/reconciliation-compare";
import type { CheckResult, ProviderRow } from "@/db/reconciliation-report";
import type { Scope } from "@/db/reconciliation-scope";
import { saveReconciliation } from "@/db/reconciliations";
import { summingTransaction } from "@/db/summing";
import { addDays, type BillingMonth, monthPeriod } from "@/lib/billing/billing-month";
import { amountString, type Currency, Decimal } from "@/lib/billing/money";
import type { PaymentProvider } from "@/lib/payments/provider";
import { paymentProviders } from "@/lib/payments/providers";
import { makeFigures } from "./make-figures";
import { sumDeferred } from "./sum-deferred";

/**
 * Compares a month's books in one currency and keeps what it found. Each comparison is one statement in a transaction
 * that only reads; business goes on meanwhile, and every transaction of it is either seen whole or not at all.
 */
export async function reconcileMonth(
  month: BillingMonth,
  currency: Currency,
  now: Date,
  providers: readonly PaymentProvider[] = paymentProviders(),
): Promise<void> {
  const scope: Scope = { month, currency, ...monthPeriod(month) };
  await makeFigures(month);
  const { checks: payments, rows } = await comparePayments(scope, providers);
  const checks: CheckResult[] = [];
  for (const comparison of comparisonsOf(scope))
    checks.push(await summingTransaction((tx) => compare(tx, comparison)));
  const report = {
    checks: [...checks, ...payments],
    trial: await summingTransaction((tx) => readTrialBalance(tx, scope)),
    deferred: await summingTransaction((tx) => sumDeferred(tx, scope, now)),
    deductions: await systemTransaction((tx) => listDeductions(tx, scope)),
    providers: rows,
  };
  await systemTransaction((tx) => saveReconciliation(tx, scope, report, now));
}

/** What the providers say themselves; one that keeps no list is named and cannot be compared. */
async function comparePayments(scope: Scope, providers: readonly PaymentProvider[]) {
  const rows: ProviderRow[] = [];
  const listed: ListedPayment[] = [];
  for (const { id, listPaid } of providers) {
    if (listPaid === null) {
      rows.push({ provider: id, payments: null, amount: null });
      continue;
    }
    let [payments, amount] = [0, new Decimal(0)];
    for await (const payment of listPaid(addDays(scope.from, -1), addDays(scope.until, 1))) {
      if (payment.currency !== scope.currency) continue;
      listed.push(payment);
      if (payment.startedAt < scope.from || payment.startedAt >= scope.until) continue;
      payments += 1;
      amount = amount.plus(payment.amount);
    }
    rows.push({ provider: id, payments, amount: amountString(amount, 2) });
  }
  const asked = providers.filter(({ listPaid }) => listPaid !== null).map(({ id }) => id);
  const checks =
    asked.length === 0
      ? []
      : [await summingTransaction((tx) => compare(tx, paymentRows(scope, asked, listed)))];
  return { checks, rows };
}
