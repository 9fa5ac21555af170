import { describe, expect, test } from "vitest";
import { accepted, at, buy, call, makeAccount, makeCustomer, report } from "@/db/testing/arrange";
import { asOwner } from "@/db/testing/owner";
import { monthEnd, monthOf } from "@/lib/billing/billing-month";
import { closeMonth } from "@/lib/operations/close-month";
import { type AccountFilter, searchAccounts } from "./account-search";
import { listBills } from "./bills";
import { systemTransaction } from "./client";
import { newId } from "./ids";
import type { PageRequest } from "./key-order";
import { listPacksOfOrder } from "./packs";
import { freshDatabase } from "./testing/fresh-database";

freshDatabase();

const now = at("2026-10-05 09:00");
const searched = (filter: Partial<AccountFilter>, request: PageRequest) =>
  systemTransaction((tx) => searchAccounts(tx, { query: "", ...filter }, request));
const search = async (filter: Partial<AccountFilter>, size = 50) =>
  (await searched(filter, { cursor: null, size })).page;
const ids = async (filter: Partial<AccountFilter>) =>
  (await search(filter)).rows.map(({ account }) => account.id);
const rename = (id: string, name: string) =>
  asOwner((sql) => sql`update accounts set name = ${name} where id = ${id}`);

describe("the search for accounts", () => {
  test("finds by complete id, by a part of the name in any case, and by a member's e-mail address", async () => {
    const { accountId } = await makeAccount("international", now);
    await rename(accountId, "Walrus & Sons");
    const [row] = (await search({ query: accountId })).rows;
    expect(row?.account.id).toBe(accountId);
    expect(await ids({ query: "wALRUS" })).toEqual([accountId]);
    expect(await ids({ query: row?.ownerEmail?.slice(0, 30) ?? "no e-mail" })).toEqual([accountId]);
    expect(await ids({ query: "walrus and sons" })).toEqual([]);
  });

  test("finds the one account of an order, a pack or a bill by its complete id", async () => {
    const actor = await makeCustomer("face-fusion", "10000.00", now);
    await report([call(actor, "FuseFace", 2_000, now)], now);
    const order = await buy(actor, "face-fusion/image-face-fusion/pack-1000", now);
    accepted(await closeMonth(monthOf(now), monthEnd(monthOf(now))));
    await makeCustomer("face-fusion", "10000.00", now);
    const [pack, bill] = await systemTransaction(async (tx) => [
      (await listPacksOfOrder(tx, actor.accountId, order))[0]?.id,
      (await listBills(tx, actor.accountId, 1))[0]?.id,
    ]);
    for (const query of [order, pack, bill]) {
      expect(query).toMatch(/^[0-9a-f-]{36}$/);
      const { named, page } = await searched(
        { query: ` ${query?.toUpperCase()} ` },
        { cursor: null, size: 5 },
      );
      expect(page.rows.map(({ account }) => account.id)).toEqual([actor.accountId]);
      expect(named.map(({ id }) => id)).toEqual([query]);
    }
    expect(await ids({ query: order.slice(0, 30) })).toEqual([]);
    for (const end of [
      order.slice(-6),
      order.slice(-12),
      `…${order.slice(-12)}`,
      order.slice(-20).toUpperCase(),
    ])
      expect(await ids({ query: end }), end).toEqual([actor.accountId]);
    expect(await ids({ query: order.slice(-5) })).toEqual([]);
    expect(await ids({ query: `0${order.slice(-12)}`.slice(0, 13) })).toEqual([]);
    expect(await ids({ query: newId() })).toEqual([]);
  });

  test("takes % and _ as what they are", async () => {
    const { accountId } = await makeAccount("international", now);
    await rename(accountId, "100% Pure_Faces");
    expect(await ids({ query: "100% pure_" })).toEqual([accountId]);
    expect(await ids({ query: "100%" })).toEqual([accountId]);
    expect(await ids({ query: "ure_Fac" })).toEqual([accountId]);
    expect(await ids({ query: "ure%Fac" })).toEqual([]);
    expect(await ids({ query: "%" })).toEqual([]);
  });

  test("finds a Chinese name by any two characters of it, alone or beside Latin ones", async () => {
    const { accountId } = await makeAccount("china", now);
    await rename(accountId, "上海海象科技 Lab");
    for (const query of ["海象", "象科", "上海海象科技", "科技 Lab", "技 lab"])
      expect(await ids({ query }), query).toEqual([accountId]);
    expect(await ids({ query: "海科" })).toEqual([]);
    expect(await ids({ query: "象海" })).toEqual([]);
  });

  test("takes one or two letters as the beginning of a name or an address", async () => {
    const { accountId } = await makeAccount("international", now);
    await rename(accountId, "Qz Optics");
    expect(await ids({ query: "qz" })).toEqual([accountId]);
    expect(await ids({ query: "zo" })).toEqual([]);
  });

  test("says where each account stands, and filters by it", async () => {
    const good = await makeCustomer("faceid-intl", "10.00", now);
    const overdue = await makeCustomer("faceid-intl", "10.00", now);
    const stopped = await makeCustomer("faceid-intl", "10.00", now);
    const closed = await makeAccount("international", now);
    await asOwner(async (sql) => {
      await sql`update accounts set overdue_since = ${now.toISOString()} where id in (${overdue.accountId}, ${stopped.accountId})`;
      await sql`update account_services set stopped_at = ${now.toISOString()} where account_id = ${stopped.accountId}`;
      await sql`update accounts set closed_at = ${now.toISOString()}, closed_reason = 'test' where id = ${closed.accountId}`;
    });
    expect(await ids({ standing: "overdue" })).toEqual([overdue.accountId]);
    expect(await ids({ standing: "stopped" })).toEqual([stopped.accountId]);
    expect(await ids({ standing: "closed" })).toEqual([closed.accountId]);
    expect(await ids({ standing: "good" })).toContain(good.accountId);
    const cash = (await search({ query: good.accountId })).rows[0]?.cash;
    expect(cash?.toFixed(2)).toBe("10.00");
  });

  test("pages through every account once, newest first, also backwards", async () => {
    const all = await ids({});
    expect(all).toEqual([...all].sort().reverse());
    const first = await search({}, 3);
    expect(first.rows.map(({ account }) => account.id)).toEqual(all.slice(0, 3));
    const { page: next } = await searched({}, { cursor: { after: first.next ?? "" }, size: 3 });
    expect(next.rows.map(({ account }) => account.id)).toEqual(all.slice(3, 6));
    const back = await searched({}, { cursor: { before: next.previous ?? "" }, size: 3 });
    expect(back.page).toEqual(first);
  });
});

describe("where the database cannot have the index of parts", () => {
  test("names and addresses are found by how they begin", async () => {
    const { accountId } = await makeAccount("international", now);
    await rename(accountId, "Yarrow Fields");
    expect(await ids({ query: "arrow" })).toEqual([accountId]);
    await asOwner((sql) => sql`drop index accounts_name_parts`);
    expect(await ids({ query: "arrow" })).toEqual([]);
    expect(await ids({ query: "yarrow f" })).toEqual([accountId]);
  });
});
