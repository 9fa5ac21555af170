import { closePool, systemTransaction } from "@/db/client";
import { checkLedger } from "@/db/ledger-check";
import { comparisonsOf } from "@/db/reconciliation";
import { compare } from "@/db/reconciliation-compare";
import type { CheckId } from "@/db/reconciliation-report";
import { monthOf, monthPeriod, previousMonth } from "@/lib/billing/billing-month";
import { Decimal } from "@/lib/billing/money";
import { currentTime } from "@/lib/clock";
import { currencies } from "@/lib/operations/check-due";
import { connectToInstance } from "./instance";

// `npm run ledger:check`: proves the books of a live database, and compares what was written this month and the one
// before with what finance's reconciliation compares. Exit 0: everything adds up; 1: it does not.
connectToInstance();
const check = await systemTransaction(checkLedger);
const current = monthOf(await currentTime());
/** Balances and holds are compared as they are now, whatever the month: once is enough. */
const isOf =
  (month: string) =>
  ({ id }: { readonly id: CheckId }) =>
    month === current || (id !== "balances" && id !== "holds");
const compared = [];
for (const month of [previousMonth(current), current])
  for (const currency of currencies)
    for (const comparison of comparisonsOf({ month, currency, ...monthPeriod(month) }).filter(isOf(month)))
      compared.push({ month, currency, ...(await systemTransaction((tx) => compare(tx, comparison))) });
await closePool();
const unbalanced = check.trialBalance.filter((row) => !new Decimal(row.amount).isZero());
const different = compared.filter(({ differences }) => differences > 0);
console.log(JSON.stringify({ ...check, comparisons: compared.length, different }, null, 2));
const right =
  unbalanced.length === 0 &&
  check.driftedBalances === 0 &&
  check.incompleteTransactions === 0 &&
  different.length === 0;
console.log(right ? "The ledger adds up." : "THE LEDGER DOES NOT ADD UP.");
process.exit(right ? 0 : 1);
