import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findBill, listBillsOfMonth } from "@/db/bills";
import { tenantTransaction } from "@/db/client";
import { listOrders } from "@/db/placed-orders";
import { accepted } from "@/db/testing/arrange";
import { freshDatabase } from "@/db/testing/fresh-database";
import { proveBooks } from "@/db/testing/proof";
import { monthEnd, monthOf } from "@/lib/billing/billing-month";
import { meterOrder } from "@/lib/billing/catalog/catalog";
import { estimate } from "@/lib/billing/estimate";
import { Decimal } from "@/lib/billing/money";
import { ownerOf } from "@/lib/billing/packs/pack-grant";
import { activationOf, type Scenario } from "@/lib/billing/what-if/scenario";
import type { Actor } from "../actor";
import { live, reportLate } from "../testing/live-scenario";
import { scenarios } from "../testing/scenarios";

freshDatabase();

/** A mode is switched while the service is active; a scenario may say it earlier. */
function switchedWhileActive(scenario: Scenario): Scenario {
  const activeAt = (meter: string) => activationOf(scenario, ownerOf(meter).service.id) ?? new Date(0);
  return { ...scenario, modes: scenario.modes.filter(({ meter, from }) => from >= activeAt(meter)) };
}

/**
 * Leaves out of a scenario what the rulebook refuses (a call before its activation or without a quota), one by one:
 * an account would be refused the same.
 */
function possible(scenario: Scenario): Scenario {
  const answer = estimate(scenario);
  if (answer.ok) return scenario;
  const [list, position] = String(answer.refusal.params.path).split(".");
  const without = <T>(items: readonly T[]) => items.filter((_, index) => index !== Number(position));
  if (list === "usage") return possible({ ...scenario, usage: without(scenario.usage) });
  if (list === "claims") return possible({ ...scenario, claims: without(scenario.claims) });
  throw new Error(`Refused: ${answer.refusal.code} at ${answer.refusal.params.path}`);
}

const decimalText = (amount: Decimal | null) => amount?.toFixed() ?? null;
const same = (text: string | null) => text && new Decimal(text).toFixed();

async function billed(actor: Actor, { month }: Scenario) {
  const { accountId } = actor;
  const { bills, orders } = await tenantTransaction(accountId, async (tx) => ({
    bills: await Promise.all(
      (await listBillsOfMonth(tx, [accountId], month)).map((bill) => findBill(tx, accountId, bill.id)),
    ),
    orders: await listOrders(tx, accountId, 100),
  }));
  const lines = bills
    .flatMap((found) => found?.lines ?? [])
    .sort((a, b) => meterOrder(a.meter) - meterOrder(b.meter));
  const total = (amounts: readonly Decimal[]) =>
    amounts.reduce((sum, amount) => sum.plus(amount), new Decimal(0)).toFixed();
  return {
    lines: lines.map((line) => ({
      meter: line.meter,
      calls: line.calls,
      covered: { free: line.free, gifted: line.gifted, purchased: line.purchased, qps: line.qps },
      billable: line.billable,
      tier: line.tier,
      unitPrice: decimalText(line.unitPrice),
      amount: decimalText(line.amount),
      status: line.status,
    })),
    usageTotal: total(bills.flatMap((found) => (found ? [found.bill.total] : []))),
    rounding: total(bills.flatMap((found) => (found ? [found.bill.rounding] : []))),
    purchaseTotal: total(
      orders.filter((order) => monthOf(order.placedAt) === month).map((order) => order.total),
    ),
  };
}

describe.each(["international", "china"] as const)("on the %s site", (site) => {
  test("month close bills an account what the estimate of its scenario says, to the cent and line by line", async () => {
    await fc.assert(
      fc.asyncProperty(scenarios(site).map(switchedWhileActive).map(possible), async (scenario) => {
        const expected = accepted(estimate(scenario));
        const actual = await billed(await live(scenario), scenario);
        const shown = new Set(expected.lines.map(({ meter }) => meter as string));
        expect(actual.lines.filter(({ meter }) => shown.has(meter))).toEqual(
          expected.lines.map(({ explanation: _, ...line }) => ({
            ...line,
            unitPrice: same(line.unitPrice),
            amount: same(line.amount),
          })),
        );
        // Meters without calls have lines too (rule L1), of nothing.
        for (const line of actual.lines.filter(({ meter }) => !shown.has(meter))) {
          expect(line).toMatchObject({ calls: 0, billable: 0, amount: "0" });
        }
        expect([actual.usageTotal, actual.rounding, actual.purchaseTotal]).toEqual(
          [expected.usageTotal, expected.rounding, expected.purchaseTotal].map(same),
        );
      }),
      { numRuns: 30 },
    );
    await proveBooks();
  });

  test("calls that come after the close are billed so that all bills together are what the whole month costs (U7)", async () => {
    const lateCalls = fc.record({ calls: fc.integer({ min: 1, max: 3_000_000 }), choice: fc.nat() });
    await fc.assert(
      fc.asyncProperty(
        scenarios(site).map(switchedWhileActive).map(possible),
        lateCalls,
        async (scenario, { calls, choice }) => {
          const meters = scenario.usage.map(({ meter }) => meter);
          const meter = meters[choice % Math.max(1, meters.length)];
          fc.pre(meter !== undefined);
          // The last moment of the month: what was reported before has drawn what it draws.
          const late = { meter, calls, at: new Date(monthEnd(scenario.month).getTime() - 1) };
          const whole = estimate({ ...scenario, usage: [...scenario.usage, late] });
          fc.pre(whole.ok);
          const actor = await live(scenario);
          await reportLate(actor, scenario, late);
          const actual = await billed(actor, scenario);
          expect(actual.usageTotal).toEqual(same(accepted(whole).usageTotal));
        },
      ),
      { numRuns: 15 },
    );
    await proveBooks();
  });
});
