import { beforeAll, describe, expect, test } from "vitest";
import { freshDatabase } from "@/db/testing/fresh-database";
import { systemTransaction } from "./client";
import type { KeysetPage } from "./keyset";
import { saveSecurityEvent } from "./security-events";
import { populate } from "./testing/populate";
import { listTimeline, type TimelineEntry, type TimelineKind, timelineTopics } from "./timeline";

freshDatabase();

const kinds: readonly TimelineKind[] = Object.values(timelineTopics).flat();
let accountId: string;
beforeAll(async () => {
  [accountId = ""] = await populate(2);
});

async function pages(size: number, of = kinds): Promise<TimelineEntry[][]> {
  const found: TimelineEntry[][] = [];
  for (let after: string | null = ""; after !== null; ) {
    const cursor: { after: string } | null = after ? { after } : null;
    const page: KeysetPage<TimelineEntry> = await systemTransaction((tx) =>
      listTimeline(tx, accountId, of, { cursor, size }),
    );
    found.push([...page.rows]);
    after = page.next;
  }
  return found;
}

describe("the timeline of an account", () => {
  test("tells of every kind of thing that happened, newest first, each once", async () => {
    const all = (await pages(1_000)).flat();
    expect(new Set(all.map(({ kind }) => kind))).toEqual(new Set(kinds));
    const times = all.map(({ at }) => at.getTime());
    expect(times).toEqual([...times].sort((a, b) => b - a));
    expect(new Set(all.map(({ kind, id, at }) => `${kind} ${id} ${at.toISOString()}`)).size).toBe(all.length);
  });

  test("is the same whatever the size of its pages, forwards and back, though much happened at one instant", async () => {
    const all = (await pages(1_000)).flat();
    expect((await pages(3)).flat()).toEqual(all);
    const last = await systemTransaction((tx) =>
      listTimeline(tx, accountId, kinds, { cursor: null, size: all.length - 2 }),
    );
    const rest = await systemTransaction((tx) =>
      listTimeline(tx, accountId, kinds, { cursor: { after: last.next ?? "" }, size: 10 }),
    );
    const back = await systemTransaction((tx) =>
      listTimeline(tx, accountId, kinds, { cursor: { before: rest.previous ?? "" }, size: 5 }),
    );
    expect(rest.rows).toHaveLength(2);
    expect(back.rows).toEqual(all.slice(-7, -2));
  });

  test("tells refunds of one order apart by their pack, and leaves how people sign in to themselves", async () => {
    const all = (await pages(1_000)).flat();
    const packs = all.flatMap((entry) => (entry.kind === "refund_submitted" ? [entry.data.pack] : []));
    expect(packs).toHaveLength(2);
    expect(new Set(packs).size).toBe(2);
    const logins = all.flatMap((entry) => (entry.kind === "login" ? [entry.data.event] : []));
    expect(logins).toEqual(["second_factor_on"]);
  });

  test("begins what it tells of a login with the day its person joined", async () => {
    const [member] = await systemTransaction(
      (tx) => tx.sql<{ user_id: string; created_at: string }[]>`
        select user_id, created_at from memberships where account_id = ${accountId}`,
    );
    const login = { userId: member?.user_id ?? "", address: null, userAgent: "", kind: "email_verified" };
    const joined = new Date(member?.created_at ?? "");
    await systemTransaction(async (tx) => {
      await saveSecurityEvent(tx, { ...login, occurredAt: new Date(joined.getTime() - 1) });
      await saveSecurityEvent(tx, { ...login, occurredAt: new Date(joined.getTime() + 1) });
    });
    const told = (await pages(1_000, ["login"])).flat().filter(({ at }) => at.getTime() !== joined.getTime());
    expect(told.map(({ at }) => at)).toEqual([new Date(joined.getTime() + 1)]);
  });

  test("shows one topic by itself, and nothing of another account", async () => {
    const all = (await pages(1_000)).flat();
    const money = (await pages(4, [...timelineTopics.money])).flat();
    const isMoney = ({ kind }: TimelineEntry) => timelineTopics.money.some((each) => each === kind);
    expect(money).toEqual(all.filter(isMoney));
    const [, other = ""] = await systemTransaction(
      (tx) => tx.sql<{ id: string }[]>`select id from accounts order by id`,
    ).then((rows) => rows.map(({ id }) => id));
    const theirs = await systemTransaction((tx) =>
      listTimeline(tx, other, kinds, { cursor: null, size: 1_000 }),
    );
    const ids = new Set(all.filter(({ kind }) => kind !== "mode").map(({ id }) => id));
    expect(theirs.rows.length).toBeGreaterThan(10);
    expect(theirs.rows.filter(({ id }) => ids.has(id))).toEqual([]);
  });
});
