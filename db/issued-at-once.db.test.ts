import { beforeAll, describe, expect, test } from "vitest";
import { insertRows } from "./bulk";
import { lookUp, pool, sendWithCommit, systemTransaction, type Tx } from "./client";
import { listEntitlementStates } from "./entitlement-state";
import { newId } from "./ids";
import { listKeysInForce, saveKey } from "./instance";
import { makeAccount } from "./testing/arrange";
import { freshDatabase } from "./testing/fresh-database";

freshDatabase(2);

const now = new Date("2026-10-05T00:00:00Z");
let accountId: string;
beforeAll(async () => {
  accountId = (await makeAccount("international", now)).accountId;
  await systemTransaction((tx) =>
    saveKey(tx, {
      id: newId(),
      accountId: null,
      label: "gateway",
      prefix: "fct_1",
      hash: "a hash",
      createdAt: now,
    }),
  );
  await pool()`create table notes (text text not null)`;
  await pool()`grant all on notes to console_system`;
});

const note = (tx: Tx, text: string) => insertRows(tx.sql, "notes", { text: "text" }, [[text]]);

/** What `first` answers where `second` is issued right behind it, with nothing waited for in between. */
const ahead = <T>(first: (tx: Tx) => Promise<T>, second: (tx: Tx) => Promise<unknown>) =>
  systemTransaction(async (tx) => (await Promise.all([first(tx), second(tx)]))[0]);

describe("what travels with other statements is carried out in the order it is called in", () => {
  test("rows that are written", async () => {
    const seen = systemTransaction(async (tx) => {
      const [, rows] = await Promise.all([note(tx, "first"), tx.sql`select text from notes`.execute()]);
      return rows;
    });
    expect(await seen).toEqual([{ text: "first" }]);
  });

  test("an account's state as a gateway asks for it", async () => {
    const [state] = await ahead(
      (tx) => listEntitlementStates(tx, [accountId], now),
      (tx) =>
        tx.sql`update accounts set overdue_since = ${now.toISOString()} where id = ${accountId}`.execute(),
    );
    expect(state?.account).toMatchObject({ id: accountId, overdueSince: null });
  });

  test("the keys in force", async () => {
    const keys = await ahead(
      (tx) => listKeysInForce(tx, ["a hash"]),
      (tx) => tx.sql`update api_keys set revoked_at = ${now.toISOString()}`.execute(),
    );
    expect(keys).toHaveLength(1);
  });
});

// The runner itself fails on a rejection that nobody handles.
describe("one that fails is the error of its transaction, and no rejection that nobody handles", () => {
  test("where rows are written with the COMMIT", async () => {
    const refused = systemTransaction(async (tx) => {
      sendWithCommit(tx, insertRows(tx.sql, "notes", { text: "text" }, [[null]]));
    });
    await expect(refused).rejects.toMatchObject({ code: "23502" });
  });

  test("where several are looked up and each of them fails", async () => {
    const refused = lookUp((tx) =>
      Promise.all([listKeysInForce(tx, ["\0"]), listEntitlementStates(tx, ["no id"], now)]),
    );
    await expect(refused).rejects.toMatchObject({ code: "22021" });
  });
});
