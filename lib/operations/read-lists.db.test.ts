import { describe, expect, test } from "vitest";
import { systemTransaction, type Tx, tenantTransaction } from "@/db/client";
import type { Cursor, KeysetPage } from "@/db/keyset";
import { listPacks, listPacksOfOrder } from "@/db/packs";
import {
  accepted,
  activate,
  at,
  buy,
  call,
  gift,
  makeAccount,
  makeCustomer,
  report,
  topUp,
} from "@/db/testing/arrange";
import { freshDatabase } from "@/db/testing/fresh-database";
import { billingMonth } from "@/lib/billing/billing-month";
import { groupBy } from "@/lib/billing/group-by";
import type { Actor } from "./actor";
import { closeAccounts } from "./closing/close-accounts";
import { completeSubmittedRefunds } from "./complete-refunds";
import { readSurroundings } from "./pack-surroundings";
import { readOrder, readOrderPage } from "./read-orders";
import { readPackPage, shown } from "./read-packs";
import { readStatementPage } from "./read-statement";
import { requestRefund } from "./request-refund";
import { switchBillingMode } from "./switch-billing-mode";

freshDatabase();

const now = at("2026-10-15 12:00");
const image = "face-fusion/image-face-fusion";
const tabs = ["usable", "not_yet_usable", "used_up", "expired", "refunded"] as const;

const inTenant = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => tenantTransaction(actor.accountId, work);

/** All pages of a list, forwards and then backwards; both must show the same. */
async function everyPage<Row>(read: (cursor: Cursor) => Promise<KeysetPage<Row>>): Promise<Row[]> {
  const forwards: Row[] = [];
  let page = await read(null);
  for (;;) {
    forwards.push(...page.rows);
    if (page.next === null) break;
    page = await read({ after: page.next });
  }
  const backwards: Row[] = [...page.rows];
  while (page.previous !== null) {
    page = await read({ before: page.previous });
    backwards.unshift(...page.rows);
  }
  expect(backwards).toEqual(forwards);
  return forwards;
}

describe("the pack list", () => {
  test("cuts its tabs exactly as the rulebook does, and pages through each of them", async () => {
    const actor = await makeCustomer("face-fusion", "100000", now);
    const order = await buy(actor, `${image}/pack-1000`, now, { quantity: 7 });
    await buy(actor, "face-fusion/video-face-fusion/pack-1000", now, { quantity: 3 });
    const [first] = await inTenant(actor, (tx) => listPacksOfOrder(tx, actor.accountId, order));
    accepted(await requestRefund(actor, first?.id ?? "", now));
    await report([call(actor, "FuseFace", 2_500, at("2026-10-15 13:00"))], at("2026-10-15 13:00"));
    accepted(
      await switchBillingMode(
        actor,
        { meter: "face-fusion/video-face-fusion", mode: "qps", confirmed: true },
        now,
      ),
    );
    for (const when of [at("2026-10-15 14:00"), at("2027-10-15 11:59"), at("2027-10-15 12:00")]) {
      const [all, surroundings] = await inTenant(
        actor,
        async (tx) =>
          [await listPacks(tx, actor.accountId), await readSurroundings(tx, actor.accountId, when)] as const,
      );
      const expected = groupBy(all, (pack) => shown(pack, surroundings, when).standing.tab);
      for (const tab of tabs) {
        for (const sort of ["newest", "expiry", "remaining"] as const) {
          for (const descending of [true, false]) {
            const found = await everyPage((cursor) =>
              inTenant(actor, (tx) =>
                readPackPage(tx, actor.accountId, { tab }, { cursor, size: 2, sort, descending }, when),
              ),
            );
            expect(found.every(({ standing }) => standing.tab === tab)).toBe(true);
            expect(new Set(found.map(({ pack }) => pack.id))).toEqual(
              new Set((expected.get(tab) ?? []).map((pack) => pack.id)),
            );
          }
        }
      }
    }
  });

  test("begins at the start where the key is of another order or no key at all", async () => {
    const actor = await makeCustomer("face-fusion", "1000", now);
    await buy(actor, `${image}/pack-1000`, now);
    for (const after of ["x", "1~2~3", "'; drop table packs"]) {
      const page = await inTenant(actor, (tx) =>
        readPackPage(
          tx,
          actor.accountId,
          { tab: "usable", meter: image },
          { cursor: { after }, size: 5, sort: "expiry", descending: false },
          now,
        ),
      );
      expect(page.rows).toHaveLength(1);
    }
  });
});

describe("the order list", () => {
  test("pages through all orders, newest first, each with what became of it", async () => {
    const actor = await makeCustomer("face-fusion", "10000", now);
    const ids: string[] = [];
    for (let minute = 0; minute < 5; minute++) {
      ids.unshift(await buy(actor, `${image}/pack-1000`, at(`2026-10-15 12:0${minute}`), { quantity: 2 }));
    }
    const newest = ids[0] ?? "";
    const [pack] = await inTenant(actor, (tx) => listPacksOfOrder(tx, actor.accountId, newest));
    accepted(await requestRefund(actor, pack?.id ?? "", now));
    const read = () =>
      everyPage((cursor) =>
        inTenant(actor, (tx) => readOrderPage(tx, actor.accountId, {}, { cursor, size: 2 })),
      );
    expect((await read()).map(({ order }) => order.id)).toEqual(ids);
    expect((await read())[0]?.state).toBe("partly_refunding");
    await completeSubmittedRefunds(now);
    expect((await read())[0]?.state).toBe("partly_refunded");
    const detail = await inTenant(actor, (tx) => readOrder(tx, actor.accountId, newest, now));
    expect(detail?.packs.map(({ refund }) => refund?.status ?? null)).toEqual(["completed", null]);
  });

  test("shows nobody else's order", async () => {
    const owner = await makeCustomer("face-fusion", "1000", now);
    const other = await makeCustomer("face-fusion", "1000", now);
    const order = await buy(owner, `${image}/pack-1000`, now);
    expect(await inTenant(other, (tx) => readOrder(tx, owner.accountId, order, now))).toBeNull();
  });
});

describe("the statement", () => {
  test("shows every change with its cause and the balance after it, so that balances follow one another", async () => {
    const actor = await makeAccount("international", now);
    await activate(actor, "face-fusion", now);
    await topUp(actor, "100", at("2026-10-15 12:01"));
    await gift(actor, "30", at("2026-10-15 12:02"));
    const order = await buy(actor, `${image}/pack-1000`, at("2026-10-15 12:03"));
    const [pack] = await inTenant(actor, (tx) => listPacksOfOrder(tx, actor.accountId, order));
    accepted(await requestRefund(actor, pack?.id ?? "", at("2026-10-15 12:04")));
    await completeSubmittedRefunds(at("2026-10-15 12:05"));

    const entries = await everyPage((cursor) =>
      inTenant(actor, (tx) => readStatementPage(tx, actor.accountId, {}, { cursor, size: 2 })),
    );
    expect(
      entries.map(({ kind, book, change, balanceAfter }) => [kind, book, change.amount, balanceAfter.amount]),
    ).toEqual([
      ["refund", "cash", "30.00", "100.00"],
      ["refund", "gifted", "30.00", "30.00"],
      ["purchase", "cash", "-30.00", "70.00"],
      ["purchase", "gifted", "-30.00", "0.00"],
      ["gift", "gifted", "30.00", "30.00"],
      ["top_up", "cash", "100.00", "100.00"],
    ]);
    expect(entries[0]?.cause).toMatchObject({ kind: "refund", orderId: order });
    expect(entries[2]?.cause).toEqual({ kind: "order", id: order });

    const cashOnly = await inTenant(actor, (tx) =>
      readStatementPage(tx, actor.accountId, { book: "cash" }, { cursor: null, size: 50 }),
    );
    expect(cashOnly.rows.map(({ change }) => change.amount)).toEqual(["30.00", "-30.00", "100.00"]);
    const september = { from: at("2026-09-01 00:00"), until: at("2026-10-01 00:00") };
    const none = await inTenant(actor, (tx) =>
      readStatementPage(tx, actor.accountId, { occurred: september }, { cursor: null, size: 50 }),
    );
    expect(none.rows).toEqual([]);
  });

  test("can leave out what was only set aside and given free again", async () => {
    const start = at("2026-09-10 10:00");
    const actor = await makeCustomer("face-recognition-cn", "10000", start);
    await report([call(actor, "CompareFace", 1_010_000, start)], start);
    await systemTransaction((tx) =>
      closeAccounts(tx, [actor.accountId], billingMonth("2026-09"), at("2026-10-01 00:05")),
    );
    const kinds = async (filter: { withoutHolds?: boolean }) =>
      (
        await inTenant(actor, (tx) =>
          readStatementPage(tx, actor.accountId, filter, { cursor: null, size: 50 }),
        )
      ).rows.map(({ kind }) => kind);
    expect(new Set(await kinds({}))).toEqual(new Set(["top_up", "settlement", "hold"]));
    expect(new Set(await kinds({ withoutHolds: true }))).toEqual(new Set(["top_up", "settlement"]));
  });

  test("is one account's only", async () => {
    const [one, other] = [await makeAccount("china", now), await makeAccount("china", now)];
    await topUp(one, "5", now);
    const seen = await inTenant(other, (tx) =>
      readStatementPage(tx, one.accountId, {}, { cursor: null, size: 5 }),
    );
    expect(seen.rows).toEqual([]);
    const all = await systemTransaction((tx) =>
      readStatementPage(tx, one.accountId, {}, { cursor: null, size: 5 }),
    );
    expect(all.rows).toHaveLength(1);
  });
});

test("a list the other way round has the same rows, on every page forwards and backwards", async () => {
  const actor = await makeCustomer("face-fusion", "100000", now);
  for (const minute of ["01", "02", "03", "04", "05"])
    await buy(actor, `${image}/pack-1000`, at(`2026-10-15 12:${minute}`));
  const read = (reversed: boolean) =>
    everyPage((cursor) =>
      inTenant(actor, (tx) => readOrderPage(tx, actor.accountId, {}, { cursor, size: 2, reversed })),
    );
  const newestFirst = await read(false);
  const oldestFirst = await read(true);
  expect(newestFirst).toHaveLength(5);
  expect(oldestFirst).toEqual([...newestFirst].reverse());
});
