import { beforeAll, expect, test } from "vitest";
import { newId } from "@/db/ids";
import { at, buy, call, makeCustomer, outcomesOf, topUp } from "@/db/testing/arrange";
import { freshDatabase } from "@/db/testing/fresh-database";
import { behindTriggers } from "@/db/testing/owner";
import type { Actor } from "@/lib/operations/actor";
import { requestRefund } from "@/lib/operations/request-refund";
import type { Answer, Intent } from "./journal";
import { type Evidence, verify } from "./verify";

/** The proof is worth nothing unless it sees what is wrong: each loss and each repeat, made on purpose. */
freshDatabase();

const now = at("2026-10-01 09:00");
const offerId = "face-fusion/image-face-fusion/pack-1000";
let actor: Actor;
let right: Evidence;

beforeAll(async () => {
  actor = await makeCustomer("face-fusion", "0", now);
  const paid = newId();
  const topUpId = await topUp(actor, "500", now, paid);
  const orderId = await buy(actor, offerId, now);
  const [order] = await behindTriggers((sql) => sql`select request_id from orders where id = ${orderId}`);
  await outcomesOf([call(actor, "FuseFace", 5, now)], now);
  const intents: Intent[] = [
    { kind: "top_up", requestId: paid, actor, amount: "500" },
    { kind: "purchase", requestId: order?.request_id, actor, offerId, quantity: 1 },
  ];
  const answers: Answer[] = [
    { requestId: paid, outcome: "done", detail: topUpId },
    { requestId: order?.request_id, outcome: "done", detail: orderId },
  ];
  right = {
    memory: {
      intents: new Map(intents.map((intent) => [intent.requestId, intent])),
      answers: new Map(answers.map((answer) => [answer.requestId, answer])),
    },
    counted: new Map([[actor.accountId, 5]]),
    mails: new Map(),
  };
});

test("sees nothing where everything is right", async () => {
  expect(await verify(right)).toEqual([]);
});

test("sees an order that was answered and is lost, and one that nobody asked for", async () => {
  const [intent] = [...right.memory.intents.values()].filter((one) => one.kind === "purchase");
  if (!intent) throw new Error("The test bought nothing");
  const lost = { requestId: newId(), outcome: "done" as const, detail: newId() };
  const withLost = {
    intents: new Map([
      ...right.memory.intents,
      [lost.requestId, { ...intent, requestId: lost.requestId }] as const,
    ]),
    answers: new Map([...right.memory.answers, [lost.requestId, lost] as const]),
  };
  expect(await verify({ ...right, memory: withLost })).toEqual([
    `order of request ${lost.requestId} was answered as done and is not there`,
  ]);
  const intents = new Map([...right.memory.intents].filter(([, one]) => one.kind !== "purchase"));
  const answers = new Map([...right.memory.answers].filter(([id]) => intents.has(id)));
  expect(await verify({ ...right, memory: { intents, answers } })).toEqual([
    expect.stringMatching(/^order .* has no request$/),
  ]);
});

test("sees a call that was counted once too often and one that is lost", async () => {
  expect(await verify({ ...right, counted: new Map([[actor.accountId, 6]]) })).toEqual([
    `calls of ${actor.accountId}: 6 answered as counted, 5 stored, 5 in the totals`,
  ]);
});

test("sees a refund that nobody asked for and that never ended", async () => {
  const other = await makeCustomer("face-fusion", "500", now);
  await buy(other, offerId, now);
  const [pack] = await behindTriggers(
    (sql) => sql`select id from packs where account_id = ${other.accountId} and origin = 'purchased'`,
  );
  await requestRefund(other, pack?.id, now);
  const found = await verify(right);
  expect(found).toContainEqual(expect.stringMatching(/^refund .* was never completed$/));
  expect(found).toContainEqual(expect.stringMatching(/^refund .* has no request$/));
});

test("sees money that moved without a posting", async () => {
  await behindTriggers(
    (sql) =>
      sql`update balances set amount = amount + 1 where account_id = ${actor.accountId} and book = 'cash'`,
  );
  expect(await verify(right)).toContainEqual("books: drifted: 1");
});
