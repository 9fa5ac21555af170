import { expect, test } from "vitest";
import { systemTransaction } from "@/db/client";
import {
  accepted,
  activate,
  at,
  buy,
  call,
  makeAccount,
  outcomesOf,
  support,
  topUp,
} from "@/db/testing/arrange";
import { freshDatabase } from "@/db/testing/fresh-database";
import { asOwner } from "@/db/testing/owner";
import { proveBooks } from "@/db/testing/proof";
import type { Actor } from "./actor";
import { giftPack } from "./gift";
import type { ReportedEvent } from "./record-usage";
import { stopOverdueServices } from "./stop-overdue";

const connections = 8;
freshDatabase(connections);

const now = at("2026-10-15 12:00");
const start = at("2026-10-01 00:00");
const detection = "face-recognition-cn/face-detection";
const spread = 60;

async function arrange(): Promise<{ hot: Actor; others: Actor[] }> {
  const accounts = await Promise.all(
    Array.from({ length: spread + 1 }, async (_, index) => {
      const actor = await makeAccount("china", start);
      await activate(actor, "face-recognition-cn", start);
      accepted(await giftPack(support(actor), actor.accountId, detection, 500 + index, start));
      return actor;
    }),
  );
  const [hot, ...others] = accounts;
  if (!hot) throw new Error("No account");
  await topUp(hot, "1000", start);
  await buy(hot, `${detection}/pack-1000000`, start);
  return { hot, others };
}

/** Batches that each hit the hot account and a changing part of the others, in no common order. */
function batches({ hot, others }: { hot: Actor; others: Actor[] }): ReportedEvent[][] {
  return Array.from({ length: 48 }, (_, batch) =>
    Array.from({ length: 120 }, (_, index) => {
      const other = others[(batch * 7 + index * 13) % others.length] ?? hot;
      const actor = index % 3 === 0 ? hot : other;
      const operation = index % 5 === 0 ? "DetectFaceAttributes" : "DetectFace";
      return call(
        actor,
        operation,
        1 + ((batch + index) % 9),
        new Date(now.getTime() - ((index * 37) % 300) * 3_600_000),
      );
    }),
  );
}

/** Takes work off the list until it is empty; as many at once as there are connections. */
async function inParallel<T>(work: readonly T[], one: (item: T) => Promise<void>): Promise<void> {
  const list = [...work];
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (let item = list.shift(); item !== undefined; item = list.shift()) await one(item);
    }),
  );
}

test("8 connections hammering one hot account and many others lose, double and deadlock nothing", async () => {
  const accounts = await arrange();
  const all = batches(accounts);
  const tally = { accepted: 0, duplicate: 0, other: 0 };
  // Every batch is sent three times, in changing order: a gateway that retries.
  const sent = [...all, ...[...all].reverse(), ...all.map((batch) => [...batch].reverse())];
  await inParallel(sent, async (batch) => {
    for (const outcome of await outcomesOf(batch, now)) {
      tally[outcome === "accepted" || outcome === "duplicate" ? outcome : "other"]++;
    }
    // Others want the same rows meanwhile.
    await stopOverdueServices(now);
  });
  const events = all.flat();
  expect(tally).toEqual({ accepted: events.length, duplicate: events.length * 2, other: 0 });
  const calls = events.reduce((total, event) => total + event.calls, 0);
  const [counted] = await asOwner(
    (sql) => sql`
      select (select count(*) from usage_events)::int as events, (select sum(calls) from usage_events)::int as by_events,
        (select sum(calls) from usage_hours)::int as by_hours, (select sum(calls) from usage_months)::int as by_months,
        (select sum(units - remaining) from packs)::int as drawn,
        (select sum(free + gifted + purchased) from usage_events)::int as covered`,
  );
  expect(counted).toMatchObject({
    events: events.length,
    by_events: calls,
    by_hours: calls,
    by_months: calls,
  });
  expect(counted?.drawn).toBe(counted?.covered);
  await proveBooks();
});

test("what a batch may draw is decided under the lock: 40 reports of 100 calls share 1,000 units exactly", async () => {
  const actor = await makeAccount("international", start);
  await activate(actor, "face-fusion", start);
  accepted(await giftPack(support(actor), actor.accountId, "face-fusion/image-face-fusion", 1_000, start));
  await Promise.all(Array.from({ length: 40 }, () => outcomesOf([call(actor, "FuseFace", 100, now)], now)));
  const rows = await systemTransaction(
    (tx) =>
      tx.sql`select gifted::int, billable::int, count(*)::int from usage_events where account_id = ${actor.accountId} group by 1, 2 order by 1`,
  );
  expect([...rows]).toEqual([
    { gifted: 0, billable: 100, count: 30 },
    { gifted: 100, billable: 0, count: 10 },
  ]);
  await proveBooks();
});
