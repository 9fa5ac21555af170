import { beforeAll, describe, expect, test } from "vitest";
import { systemTransaction } from "@/db/client";
import { newId } from "@/db/ids";
import { listPacksOfOrder } from "@/db/packs";
import { listRefunds } from "@/db/refunds";
import type { StatementFilter } from "@/db/statement";
import { accepted, activate, at, buy, makeAccount, topUp } from "@/db/testing/arrange";
import { freshDatabase } from "@/db/testing/fresh-database";
import { amountString } from "@/lib/billing/money";
import type { Actor } from "./actor";
import { completeSubmittedRefunds } from "./complete-refunds";
import { readAccountLedger } from "./read-account-ledger";
import { requestRefund } from "./request-refund";

freshDatabase();

const now = at("2026-10-05 10:00");
let actor: Actor;
let orderId: string;
let topUpId: string;
let refundId: string;

beforeAll(async () => {
  actor = await makeAccount("international", now);
  await activate(actor, "face-fusion", now);
  topUpId = await topUp(actor, "500", now);
  orderId = await buy(actor, "face-fusion/image-face-fusion/pack-1000", now, { quantity: 2 });
  const [pack] = await systemTransaction((tx) => listPacksOfOrder(tx, actor.accountId, orderId));
  accepted(await requestRefund(actor, pack?.id ?? "", now));
  await completeSubmittedRefunds(now);
  const [refund] = await systemTransaction((tx) => listRefunds(tx, actor.accountId));
  refundId = refund?.id ?? "";
});

async function look(filter: StatementFilter, accountId = actor.accountId) {
  const request = { cursor: null, size: 25 };
  const ledger = await systemTransaction((tx) => readAccountLedger(tx, accountId, filter, request, now));
  const postings = ledger?.page.rows.map(
    ({ fromBook, toBook, amount }) => `${fromBook} → ${toBook} ${amountString(amount, 2)}`,
  );
  return { ledger, postings };
}

describe("an account's books for finance", () => {
  test("show every posting with both of its sides, newest first, and what the books hold", async () => {
    const { ledger, postings } = await look({});
    expect(postings).toEqual([
      "pack_sales → cash 60.00",
      "cash → pack_sales 120.00",
      "payments → cash 500.00",
    ]);
    expect(ledger?.balances.cash).toEqual({ currency: "USD", amount: "440.00" });
    expect(ledger?.subject).toBeNull();
  });

  test("show an order beside what the ledger booked for it, with what was refunded", async () => {
    const { ledger, postings } = await look({ reference: `order:${orderId}` });
    expect(postings).toEqual(["cash → pack_sales 120.00"]);
    expect(ledger?.subject).toMatchObject({
      kind: "order",
      order: { id: orderId },
      refunds: [{ id: refundId }],
    });
  });

  test("lead from a refund to its order", async () => {
    const { ledger, postings } = await look({ reference: `refund:${refundId}` });
    expect(postings).toEqual(["pack_sales → cash 60.00"]);
    expect(ledger?.subject).toMatchObject({ kind: "order", order: { id: orderId } });
  });

  test("show a top-up beside its posting", async () => {
    const { ledger, postings } = await look({ reference: `top-up:${topUpId}` });
    expect(postings).toEqual(["payments → cash 500.00"]);
    expect(ledger?.subject).toMatchObject({ kind: "topUp", topUp: { id: topUpId, status: "paid" } });
  });

  test("say what stands on one side only: a reference without postings, or without a record", async () => {
    expect((await look({ reference: `order:${newId()}` })).ledger).toMatchObject({ subject: null });
    expect((await look({ reference: "refund:none" })).postings).toEqual([]);
  });

  test("are of one account only", async () => {
    const other = await makeAccount("international", now);
    const { ledger, postings } = await look({ reference: `order:${orderId}` }, other.accountId);
    expect(postings).toEqual([]);
    expect(ledger?.subject).toBeNull();
    expect((await look({}, newId())).ledger).toBeNull();
  });
});
