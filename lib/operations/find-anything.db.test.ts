import { beforeAll, describe, expect, it } from "vitest";
import { at, buy, makeCustomer } from "@/db/testing/arrange";
import { freshDatabase } from "@/db/testing/fresh-database";
import type { Actor } from "./actor";
import { findAnything, understand } from "./find-anything";

freshDatabase();

const now = at("2026-10-01 09:00");
let actor: Actor;
let orderId = "";
const find = (words: string, of = actor) =>
  findAnything({ accountId: of.accountId, site: "international" }, words, 5);

beforeAll(async () => {
  actor = await makeCustomer("face-fusion", "900", now);
  orderId = await buy(actor, "face-fusion/image-face-fusion/pack-1000", now, { quantity: 2 });
});

describe("finding what an account has", () => {
  it("finds an order by its id, and by the end of it that tables show", async () => {
    expect((await find(orderId)).orders.map((order) => order.id)).toEqual([orderId]);
    expect((await find(orderId.slice(-12).toUpperCase())).orders.map((order) => order.id)).toEqual([orderId]);
  });

  it("finds orders and packs by the name of their meter in either language, at most so many", async () => {
    for (const words of ["image face", "图片人脸融合"]) {
      const found = await find(words);
      expect([found.orders.length, found.packs.length]).toEqual([1, 2]);
    }
    const few = await findAnything({ ...actor, site: "international" }, "face", 1);
    expect(few.packs).toHaveLength(1);
  });

  it("finds nothing of another account, whatever is typed", async () => {
    const other = await makeCustomer("face-fusion", "0", now);
    expect(await find(orderId, other)).toEqual({ orders: [], packs: [], bills: [] });
  });

  it("finds nothing by what means nothing, and takes % and _ as they are", async () => {
    for (const words of ["", "x", "%", "______", "no such thing"]) {
      expect(await find(words)).toEqual({ orders: [], packs: [], bills: [] });
    }
  });
});

it("understands a month", () => {
  expect(understand(" 2026-10 ", "china")).toMatchObject({ month: "2026-10", services: [], meters: [] });
  expect(understand("2026-13", "china").month).toBeNull();
});
