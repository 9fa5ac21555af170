import { closePool, systemTransaction } from "@/db/client";
import { checkLedger } from "@/db/ledger-check";
import { Decimal } from "@/lib/billing/money";
import { connectToInstance } from "./instance";

// `npm run ledger:check`: proves the books of a live database. Exit 0: everything adds up; 1: it does not.
connectToInstance();
const check = await systemTransaction(checkLedger);
await closePool();
const unbalanced = check.trialBalance.filter((row) => !new Decimal(row.amount).isZero());
console.log(JSON.stringify(check, null, 2));
const right =
  unbalanced.length === 0 && check.driftedBalances === 0 && check.transactionsWithoutPostings === 0;
console.log(right ? "The ledger adds up." : "THE LEDGER DOES NOT ADD UP.");
process.exit(right ? 0 : 1);
