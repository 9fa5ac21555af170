import { describe, expect, test } from "vitest";
import { at, makeAccount, makeCustomer } from "@/db/testing/arrange";
import { asOwner } from "@/db/testing/owner";
import { type AccountFilter, searchAccounts } from "./account-search";
import { systemTransaction } from "./client";
import { freshDatabase } from "./testing/fresh-database";

freshDatabase();

const now = at("2026-10-05 09:00");
const search = (filter: Partial<AccountFilter>, size = 50) =>
  systemTransaction((tx) => searchAccounts(tx, { query: "", ...filter }, { cursor: null, size }));
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

  test("takes % and _ as what they are", async () => {
    const { accountId } = await makeAccount("international", now);
    await rename(accountId, "100% Pure_Faces");
    expect(await ids({ query: "100% pure_" })).toEqual([accountId]);
    expect(await ids({ query: "%" })).toEqual([accountId]);
    expect(await ids({ query: "e_F" })).toEqual([accountId]);
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
    const next = await systemTransaction((tx) =>
      searchAccounts(tx, { query: "" }, { cursor: { after: first.next ?? "" }, size: 3 }),
    );
    expect(next.rows.map(({ account }) => account.id)).toEqual(all.slice(3, 6));
    const back = await systemTransaction((tx) =>
      searchAccounts(tx, { query: "" }, { cursor: { before: next.previous ?? "" }, size: 3 }),
    );
    expect(back).toEqual(first);
  });
});
