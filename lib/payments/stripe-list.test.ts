import { expect, it } from "vitest";
import type { CheckoutClient } from "./stripe";
import { listStripePayments } from "./stripe-list";

const ids = {
  topUpId: "0199e0a0-0000-7000-8000-000000000001",
  accountId: "0199e0a0-0000-7000-8000-000000000002",
};
const from = new Date("2026-10-01T00:00:00+08:00");
const until = new Date("2026-11-01T00:00:00+08:00");
const session = (more: object) => ({
  id: "cs_1",
  created: from.getTime() / 1_000,
  payment_status: "paid",
  amount_total: 123_450,
  currency: "cny",
  metadata: ids,
  ...more,
});

it("lists what Stripe was paid for our top-ups in the period, and nothing of others", async () => {
  const asked: unknown[] = [];
  const sessions = [
    session({}),
    session({ payment_status: "unpaid" }),
    session({ metadata: { order: "of another shop" } }),
  ];
  const list = (params: unknown) => {
    asked.push(params);
    return sessions;
  };
  const client = { checkout: { sessions: { list } } } as unknown as CheckoutClient;
  const found = [];
  for await (const payment of listStripePayments(client, from, until)) found.push(payment);
  expect(found).toEqual([{ ...ids, amount: "1234.50", currency: "CNY", startedAt: from }]);
  expect(asked).toEqual([
    {
      created: { gte: from.getTime() / 1_000, lt: until.getTime() / 1_000 },
      status: "complete",
      limit: 100,
    },
  ]);
});
