import postgres from "postgres";
import { expect, test } from "vitest";
import { openBillingRun } from "@/db/billing-runs";
import { closePool, systemTransaction } from "@/db/client";
import { checkLedger } from "@/db/ledger-check";
import { freshDatabase } from "@/db/testing/fresh-database";
import { billingMonth, monthEnd } from "@/lib/billing/billing-month";
import { closeMonth } from "./close-month";
import { compareClosings } from "./testing/closing-rows";
import { makeClosingWorld } from "./testing/closing-world";
import { closeAlone, closeKilled } from "./testing/killed-closing";
import { seededRandom } from "./testing/seeded-random";

freshDatabase(4);

const [september, october] = [billingMonth("2026-09"), billingMonth("2026-10")];
const now = monthEnd(october);

test("a close of 2,000 accounts whose workers are killed at random leaves every row as a close in peace does", {
  timeout: 600_000,
}, async () => {
  await makeClosingWorld(2_000, [september, october]);
  // The month before leaves holds, debts and stops behind, which the next one meets.
  await closeMonth(september, monthEnd(september));
  await systemTransaction((tx) => openBillingRun(tx, october, 40, now));
  const killed = process.env.DATABASE_URL ?? "";
  const peaceful = await copyOf(killed);

  await closeAlone({ url: peaceful, month: october, now });
  const random = seededRandom(20_261_101);
  const kills = await closeKilled({
    url: killed,
    month: october,
    now,
    workers: 2,
    kills: 5,
    spreadMs: 20,
    random,
  });
  expect(kills).toHaveLength(5);

  for (const { table, rows, sums, different, examples } of await compareClosings(peaceful, killed)) {
    expect({ table, rows: rows[1], sum: sums[1], different, examples }).toEqual({
      table,
      rows: rows[0],
      sum: sums[0],
      different: 0,
      examples: [],
    });
  }
  const { driftedBalances, incompleteTransactions } = await systemTransaction(checkLedger);
  expect([driftedBalances, incompleteTransactions]).toEqual([0, 0]);
});

/** The same rows in another database of the same server. */
async function copyOf(url: string): Promise<string> {
  await closePool();
  const [own, copy] = [new URL(url), new URL(url)];
  copy.pathname = `${own.pathname}_peaceful`;
  const admin = new URL(url);
  admin.pathname = "/postgres";
  const sql = postgres(admin.href, { max: 1, onnotice: () => {} });
  await sql.unsafe(`create database ${copy.pathname.slice(1)} template ${own.pathname.slice(1)}`);
  await sql.end();
  return copy.href;
}
