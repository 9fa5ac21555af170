import { expect, test } from "vitest";
import { systemTransaction, tenantTransaction } from "./client";
import { listInboxPage, markMessageRead, unmarkMessagesRead } from "./inbox";
import { countUnreadMessages, markMessagesRead, saveMessages } from "./instance";
import type { Cursor } from "./keyset";
import { at, makeAccount } from "./testing/arrange";
import { freshDatabase } from "./testing/fresh-database";

freshDatabase();

const now = at("2026-10-05 09:00");

test("the inbox pages newest first, also where messages of one instant meet the edge of a page", async () => {
  const { accountId } = await makeAccount("international", now);
  const causes = ["1", "2", "3", "4", "5"];
  await systemTransaction((tx) =>
    saveMessages(
      tx,
      causes.map((cause) => ({ accountId, kind: "overdue", cause, params: {}, createdAt: now })),
    ),
  );
  const read = (cursor: Cursor, unreadOnly = false) =>
    tenantTransaction(accountId, (tx) => listInboxPage(tx, accountId, { unreadOnly }, { cursor, size: 2 }));
  const seen: string[] = [];
  let cursor: Cursor = null;
  do {
    const page: Awaited<ReturnType<typeof read>> = await read(cursor);
    seen.push(...page.rows.map(({ cause }) => cause));
    cursor = page.next ? { after: page.next } : null;
  } while (cursor);
  expect(seen).toEqual(["5", "4", "3", "2", "1"]);

  const [newest] = (await read(null)).rows;
  await tenantTransaction(accountId, (tx) => markMessageRead(tx, accountId, newest?.id ?? "", now));
  expect((await read(null, true)).rows.map(({ cause }) => cause)).toEqual(["4", "3"]);
  expect(await tenantTransaction(accountId, (tx) => countUnreadMessages(tx, accountId))).toBe(4);
});

test("marking read is taken back by its instant, for those messages only that it marked", async () => {
  const { accountId } = await makeAccount("international", now);
  const causes = ["1", "2", "3"];
  await systemTransaction((tx) =>
    saveMessages(
      tx,
      causes.map((cause) => ({ accountId, kind: "overdue", cause, params: {}, createdAt: now })),
    ),
  );
  await tenantTransaction(accountId, async (tx) => {
    const [first] = (await listInboxPage(tx, accountId, { unreadOnly: true }, { cursor: null, size: 1 }))
      .rows;
    const [early, late] = [at("2026-10-05 09:01"), at("2026-10-05 09:02")];
    await markMessageRead(tx, accountId, first?.id ?? "", early);
    await markMessagesRead(tx, accountId, late);
    expect(await countUnreadMessages(tx, accountId)).toBe(0);
    await unmarkMessagesRead(tx, accountId, late);
    expect(await countUnreadMessages(tx, accountId)).toBe(2);
    await unmarkMessagesRead(tx, accountId, late);
    expect(await countUnreadMessages(tx, accountId)).toBe(2);
  });
});
