import { describe, expect, test } from "vitest";
import { systemTransaction } from "@/db/client";
import { newId } from "@/db/ids";
import { findBalancesOf } from "@/db/ledger";
import { accepted, at, makeAccount, refusalOf, topUp } from "@/db/testing/arrange";
import { freshDatabase } from "@/db/testing/fresh-database";
import { proveBooksAfterEach } from "@/db/testing/proof";
import type { PaymentProvider } from "@/lib/payments/provider";
import { sandboxProvider } from "@/lib/payments/sandbox";
import { completeTopUp, startTopUp } from "./top-up";

freshDatabase();
proveBooksAfterEach();

const now = at("2026-10-01 09:00");
const cashOf = async (accountId: string) =>
  (await systemTransaction((tx) => findBalancesOf(tx, accountId))).cash.toFixed(2);
const start = (actor: Awaited<ReturnType<typeof makeAccount>>, amount: string, requestId = newId()) =>
  startTopUp(actor, { requestId, amount, returnTo: "/balance" }, sandboxProvider, now);

/** Sends the person away to pay; reports back by webhook. */
const elsewhere: PaymentProvider = {
  id: "elsewhere",
  start: async ({ topUpId }) => ({ kind: "redirect", url: `/pay/${topUpId}`, providerReference: "p-1" }),
  listPaid: null,
};

test("adds to cash what was paid, to the cent", async () => {
  const actor = await makeAccount("international", now);
  await topUp(actor, "10.99", now);
  await topUp(actor, "5.01", now);
  expect(await cashOf(actor.accountId)).toBe("16.00");
});

test.each(["0", "0.99", "-5", "1000000.01", "1.001"])("refuses the amount %s", async (amount) => {
  const actor = await makeAccount("china", now);
  expect(refusalOf(await start(actor, amount))).toBe("top_up_amount_out_of_range");
  expect(await cashOf(actor.accountId)).toBe("0.00");
});

test.each(["1.00", "1000000.00"])("takes the bound %s itself", async (amount) => {
  const actor = await makeAccount("china", now);
  accepted(await start(actor, amount));
  expect(await cashOf(actor.accountId)).toBe(amount);
});

describe("the same request", () => {
  test("pays once, however often and at whatever moment it is sent", async () => {
    const actor = await makeAccount("international", now);
    const requestId = newId();
    const first = accepted(await start(actor, "20", requestId));
    const again = await Promise.all(Array.from({ length: 20 }, () => start(actor, "20.00", requestId)));
    expect(new Set(again.map((decision) => accepted(decision).topUpId))).toEqual(new Set([first.topUpId]));
    expect(await cashOf(actor.accountId)).toBe("20.00");
  });

  test("sent 20 times at once from the beginning pays once", async () => {
    const actor = await makeAccount("international", now);
    const requestId = newId();
    await Promise.all(Array.from({ length: 20 }, () => start(actor, "20", requestId)));
    expect(await cashOf(actor.accountId)).toBe("20.00");
  });

  test("with another amount is refused", async () => {
    const actor = await makeAccount("international", now);
    const requestId = newId();
    accepted(await start(actor, "20", requestId));
    expect(refusalOf(await start(actor, "30", requestId))).toBe("request_conflict");
    expect(await cashOf(actor.accountId)).toBe("20.00");
  });

  test("of two accounts are two requests", async () => {
    const [one, other] = [await makeAccount("china", now), await makeAccount("china", now)];
    const requestId = newId();
    accepted(await start(one, "20", requestId));
    accepted(await start(other, "30", requestId));
    expect([await cashOf(one.accountId), await cashOf(other.accountId)]).toEqual(["20.00", "30.00"]);
  });
});

describe("a payment elsewhere", () => {
  test("is booked when the provider reports it, once", async () => {
    const actor = await makeAccount("international", now);
    const input = { requestId: newId(), amount: "20", returnTo: "/" };
    const { topUpId } = accepted(await startTopUp(actor, input, elsewhere, now));
    expect(await cashOf(actor.accountId)).toBe("0.00");
    const reports = Array.from({ length: 8 }, () => completeTopUp(actor.accountId, topUpId, "p-1", now));
    for (const decision of await Promise.all(reports)) accepted(decision);
    expect(await cashOf(actor.accountId)).toBe("20.00");
  });

  test("that was made already is not asked for again, however late the same request comes", async () => {
    const actor = await makeAccount("international", now);
    const input = { requestId: newId(), amount: "20", returnTo: "/" };
    const { topUpId } = accepted(await startTopUp(actor, input, elsewhere, now));
    accepted(await completeTopUp(actor.accountId, topUpId, "p-1", now));
    const again = accepted(await startTopUp(actor, input, elsewhere, at("2026-10-03 09:00")));
    expect(again).toEqual({ topUpId, start: { kind: "paid", providerReference: "p-1" } });
    expect(await cashOf(actor.accountId)).toBe("20.00");
  });

  test("that comes a second time under another reference is somebody's money and does not pass unseen", async () => {
    const actor = await makeAccount("international", now);
    const input = { requestId: newId(), amount: "20", returnTo: "/" };
    const { topUpId } = accepted(await startTopUp(actor, input, elsewhere, now));
    accepted(await completeTopUp(actor.accountId, topUpId, "p-1", now));
    await expect(completeTopUp(actor.accountId, topUpId, "p-2", now)).rejects.toThrow(
      "paid by p-1 and by p-2",
    );
    expect(await cashOf(actor.accountId)).toBe("20.00");
  });

  test("of another account is not found", async () => {
    const [one, other] = [await makeAccount("international", now), await makeAccount("international", now)];
    const input = { requestId: newId(), amount: "20", returnTo: "/" };
    const { topUpId } = accepted(await startTopUp(one, input, elsewhere, now));
    expect(refusalOf(await completeTopUp(other.accountId, topUpId, "p-1", now))).toBe("top_up_not_found");
    expect(await cashOf(other.accountId)).toBe("0.00");
  });
});

test("an account that does not exist is not found", async () => {
  const nobody = { accountId: newId(), userId: newId() };
  expect(refusalOf(await start(nobody, "20"))).toBe("account_not_found");
});
