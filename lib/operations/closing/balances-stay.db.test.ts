import { expect, test } from "vitest";
import { systemTransaction } from "@/db/client";
import { freshDatabase } from "@/db/testing/fresh-database";
import { billingMonth, monthEnd } from "@/lib/billing/billing-month";
import { makeClosingWorld } from "../testing/closing-world";
import { closeAccounts } from "./close-accounts";

freshDatabase();

const month = billingMonth("2026-10");

/** Account, book and item → the page that the balance is on; `amount` shows that it was moved by the close. */
const balances = () =>
  systemTransaction(
    ({ sql }) => sql<{ key: string; page: number; amount: string }[]>`
      select account_id || book || item as key, (ctid::text::point)[0]::int as page, amount::text from balances`,
  );

test("a close leaves every balance on its page, so that no index entry is made anew", async () => {
  await makeClosingWorld(500, [month]);
  const before = new Map((await balances()).map((row) => [row.key, row]));
  await systemTransaction(async (tx) => {
    const accounts = await tx.sql<{ id: string }[]>`select id from accounts`;
    await closeAccounts(
      tx,
      accounts.map(({ id }) => id),
      month,
      monthEnd(month),
    );
  });
  const moved = (await balances()).filter(
    ({ key, amount }) => (before.get(key)?.amount ?? amount) !== amount,
  );
  expect(moved.length).toBeGreaterThan(400);
  expect(moved.filter(({ key, page }) => page !== before.get(key)?.page)).toEqual([]);
});
