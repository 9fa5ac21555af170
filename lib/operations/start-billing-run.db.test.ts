import { expect, test } from "vitest";
import { systemTransaction } from "@/db/client";
import { accepted, at, call, makeCustomer, refusalOf, report, support } from "@/db/testing/arrange";
import { freshDatabase } from "@/db/testing/fresh-database";
import { asOwner } from "@/db/testing/owner";
import { billingMonth, monthEnd } from "@/lib/billing/billing-month";
import { closeMonth } from "./close-month";
import { readRun, readRuns } from "./read-runs";
import { startBillingRun } from "./start-billing-run";

freshDatabase();

const month = billingMonth("2026-10");
const end = monthEnd(month);
const run = () => systemTransaction((tx) => readRun(tx, month));

test("a run is started by hand once the month is over, shown while it runs, and started twice by nobody", async () => {
  const actor = await makeCustomer("face-fusion", "100", at("2026-10-01 09:00"));
  await report([call(actor, "FuseFace", 10, at("2026-10-02 09:00"))], at("2026-10-02 09:00"));
  const early = new Date(end.getTime() - 1);
  expect(refusalOf(await startBillingRun(support(actor), month, early))).toBe("month_not_over");
  expect(await run()).toBeNull();

  accepted(await startBillingRun(support(actor), month, end));
  expect(await run()).toMatchObject({ state: "running", accounts: 1, done: 0, bills: 0, failed: 0 });
  expect(refusalOf(await startBillingRun(support(actor), month, end))).toBe("month_already_closing");

  accepted(await closeMonth(month, end));
  expect(await run()).toMatchObject({ state: "completed", done: 1, bills: 1, completedAt: end });
  const audit = await asOwner((sql) => sql`select action, before, after from audit_log`);
  expect([...audit]).toEqual([
    { action: "billing_run.started", before: null, after: { month, status: "running" } },
  ]);
});

test("a run whose accounts were set aside says so, and may be asked to look again", async () => {
  const actor = await makeCustomer("face-fusion", "100", at("2026-10-01 09:00"));
  await asOwner(async (sql) => {
    await sql`update billing_runs set status = 'running', completed_at = null where month = ${month}`;
    await sql`insert into billing_run_failures (account_id, month, reason, attempts, failed_at)
      values (${actor.accountId}, ${month}, 'a reason', 3, ${end.toISOString()})`;
  });
  expect(await run()).toMatchObject({ state: "parked", failed: 1 });
  accepted(await startBillingRun(support(actor), month, end));
  accepted(await closeMonth(month, end));
  expect(await run()).toMatchObject({ state: "completed", failed: 0 });
  expect((await systemTransaction(readRuns)).map(({ month }) => month)).toEqual([month]);
});

test("months close in their order: one that was passed over is not billed any more", async () => {
  const actor = await makeCustomer("face-fusion", "100", at("2026-10-01 09:00"));
  const earlier = billingMonth("2026-09");
  expect(refusalOf(await startBillingRun(support(actor), earlier, end))).toBe("month_passed_over");
  expect(await systemTransaction((tx) => readRun(tx, earlier))).toBeNull();
});
