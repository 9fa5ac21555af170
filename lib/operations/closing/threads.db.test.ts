import { afterEach, expect, test } from "vitest";
import { openBillingRun } from "@/db/billing-runs";
import { systemTransaction } from "@/db/client";
import { checkLedger } from "@/db/ledger-check";
import { withRequest } from "@/db/request";
import { freshDatabase } from "@/db/testing/fresh-database";
import { asOwner } from "@/db/testing/owner";
import { billingMonth, monthEnd, nextMonth } from "@/lib/billing/billing-month";
import { makeClosingWorld } from "../testing/closing-world";
import { ClosingThreads } from "./threads";

freshDatabase();

const month = billingMonth("2026-09");
const now = monthEnd(month);
let threads: ClosingThreads;
afterEach(() => threads.end());

test("threads close and tell what one thread would, for the request that asked for it", async () => {
  await makeClosingWorld(60, [month]);
  await systemTransaction((tx) => openBillingRun(tx, month, 2, now));
  threads = new ClosingThreads(2);
  await withRequest("job:close-month:1", async () => {
    await threads.run("close", month, 30, now);
    await threads.run("tell", month, 30, now);
  });
  const [row] = await asOwner(
    (sql) => sql`
      select (select count(*)::int from billing_run_chunks where told_at is null) as open,
        (select count(distinct account_id)::int from bills) as billed,
        (select count(distinct account_id)::int from messages where kind = 'bill_ready') as told,
        (select count(*)::int from ledger_postings where kind in ('settlement', 'hold')
          and request_id is distinct from 'job:close-month:1') as untraced`,
  );
  expect(row).toEqual({ open: 0, billed: 60, told: 60, untraced: 0 });
  expect(await systemTransaction(checkLedger)).toMatchObject({
    driftedBalances: 0,
    incompleteTransactions: 0,
  });
});

test("what fails in a thread is told to whoever waits for it", async () => {
  const url = process.env.DATABASE_URL;
  process.env.DATABASE_URL = "postgres://nobody@127.0.0.1:1/nothing";
  // A thread has the environment of the moment in which it was started.
  threads = new ClosingThreads(1);
  process.env.DATABASE_URL = url;
  await expect(threads.run("close", nextMonth(month), 1, now)).rejects.toThrow(/ECONNREFUSED/);
});
