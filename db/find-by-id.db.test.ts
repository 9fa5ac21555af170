import { beforeAll, describe, expect, test } from "vitest";
import { accepted, at, buy, call, makeCustomer, report } from "@/db/testing/arrange";
import { monthEnd, monthOf } from "@/lib/billing/billing-month";
import type { Actor } from "@/lib/operations/actor";
import { closeMonth } from "@/lib/operations/close-month";
import { listBills } from "./bills";
import { systemTransaction } from "./client";
import { findByIdOrEnd } from "./find-by-id";
import { newId } from "./ids";
import { listPacksOfOrder } from "./packs";
import { freshDatabase } from "./testing/fresh-database";

freshDatabase();

const now = at("2026-10-05 09:00");
const find = (words: string) => systemTransaction((tx) => findByIdOrEnd(tx, words));
let actor: Actor;
let order: string;
beforeAll(async () => {
  actor = await makeCustomer("face-fusion", "10000.00", now);
  await report([call(actor, "FuseFace", 2_000, now)], now);
  order = await buy(actor, "face-fusion/image-face-fusion/pack-1000", now);
  accepted(await closeMonth(monthOf(now), monthEnd(monthOf(now))));
});

describe("what an id names", () => {
  test("is the order, pack or bill that has it, with its account", async () => {
    const [pack, bill] = await systemTransaction(async (tx) => [
      (await listPacksOfOrder(tx, actor.accountId, order))[0]?.id ?? "",
      (await listBills(tx, actor.accountId, 1))[0]?.id ?? "",
    ]);
    const { accountId } = actor;
    expect(await find(order)).toMatchObject([{ kind: "order", accountId, id: order, orderId: null }]);
    expect(await find(` ${pack?.toUpperCase()} `)).toMatchObject([
      { kind: "pack", accountId, orderId: order },
    ]);
    expect(await find(bill ?? "")).toMatchObject([{ kind: "bill", accountId, id: bill }]);
    expect(await find(newId())).toEqual([]);
  });

  test("is an order by the end of its id, with or without the dots that tables put before it", async () => {
    for (const end of [order.slice(-6), order.slice(-12), `…${order.slice(-12)}`, order.slice(-25)])
      expect((await find(end)).map(({ id }) => id)).toEqual([order]);
  });

  test("is nothing by too short an end, another end, or what is no end of an id", async () => {
    const last = order.slice(-12);
    const other = `${last.startsWith("0") ? "1" : "0"}${last.slice(1)}`;
    for (const words of ["", order.slice(-5), other, `0${order.slice(-12)}`, "decades", "%", "______"])
      expect(await find(words), words).toEqual([]);
  });

  test("is looked up by the index of ends, however many orders there are", async () => {
    const plan = await systemTransaction(async (tx) => {
      await tx.sql`set local enable_seqscan = off`;
      const rows = await tx.sql<{ "QUERY PLAN": string }[]>`explain select id from orders
        where (reverse(right(id::text, 12)) collate "C") >= ${"abcdef"} and (reverse(right(id::text, 12)) collate "C") < ${"abcdefg"}`;
      return rows.map((row) => row["QUERY PLAN"]).join("\n");
    });
    expect(plan).toMatch(/orders_id_end[\s\S]*Index Cond/);
  });
});
