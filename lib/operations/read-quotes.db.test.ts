import { describe, expect, test } from "vitest";
import { systemTransaction } from "@/db/client";
import { countWaitingLines } from "@/db/quotes";
import { accepted, at, call, makeCustomer, report, support } from "@/db/testing/arrange";
import { freshDatabase } from "@/db/testing/fresh-database";
import { proveBooksAfterEach } from "@/db/testing/proof";
import { billingMonth } from "@/lib/billing/billing-month";
import { attachContract } from "./attach-contract";
import { closeMonth } from "./close-month";
import { readQuoteNotices, readWaitingLines } from "./read-quotes";

freshDatabase();
proveBooksAfterEach();

const search = "face-recognition-intl/face-search" as const;
const liveness = "faceid-intl/liveness-face-comparison" as const;
const page = { cursor: null, size: 10 };

describe("the work list of prices to agree (rule P8)", () => {
  test("holds each line of any month once, the longest wait first, until a contract prices it", async () => {
    const actor = await makeCustomer("face-recognition-intl", "100", at("2026-08-01 09:00"));
    for (const [month, closing] of [
      ["2026-08", "2026-09-01 00:05"],
      ["2026-09", "2026-10-01 00:05"],
    ] as const) {
      const when = at(`${month}-10 12:00`);
      await report([call(actor, "SearchFaces", 100, when), call(actor, "VerifyFace", 7, when)], when);
      accepted(await closeMonth(billingMonth(month), at(closing)));
    }
    const waiting = (filter = {}) => systemTransaction((tx) => readWaitingLines(tx, filter, page));
    const shown = async (filter = {}) =>
      (await waiting(filter)).rows.map(({ month, meter, billable, bound }) => [
        month,
        meter.split("/")[1],
        billable,
        bound,
      ]);
    expect(await shown()).toEqual([
      ["2026-08", "face-verification", 7, 1],
      ["2026-08", "face-search", 100, 1],
      ["2026-09", "face-verification", 7, 1],
      ["2026-09", "face-search", 100, 1],
    ]);
    const [first] = (await waiting()).rows;
    expect(first?.since).toEqual(at("2026-09-01 00:05"));
    expect(
      await shown({ month: "2026-09", service: "face-recognition-intl", accountId: actor.accountId }),
    ).toHaveLength(2);
    expect(await shown({ service: "faceid-intl" })).toEqual([]);

    const contract = {
      meter: search,
      effectiveFrom: at("2026-09-01 00:00"),
      bounds: "(a,b]" as const,
      tiers: [{ upTo: null, unitPrice: "0.01" }],
    };
    accepted(await attachContract(support(actor), actor.accountId, contract, at("2026-10-05 09:00")));
    expect(await shown()).toEqual([
      ["2026-08", "face-verification", 7, 1],
      ["2026-08", "face-search", 100, 1],
      ["2026-09", "face-verification", 7, 1],
    ]);
    // A line that waits on a later bill of its month has waited since the first.
    expect((await waiting()).rows.at(-1)?.since).toEqual(at("2026-10-01 00:05"));
    expect(await systemTransaction(countWaitingLines)).toBe(3);
  });

  test("is read page by page without a line lost or shown twice", async () => {
    const read = (cursor: { after: string } | null) =>
      systemTransaction((tx) => readWaitingLines(tx, {}, { cursor, size: 2 }));
    const first = await read(null);
    const second = await read(first.next === null ? null : { after: first.next });
    const keys = [...first.rows, ...second.rows].map(({ billId, position }) => `${billId} ${position}`);
    expect(new Set(keys).size).toBe(3);
    expect(second.next).toBeNull();
  });
});

describe("meters near the end of their prices", () => {
  test("are listed once, with the calls of now, and no more once a contract has a price for any volume", async () => {
    const actor = await makeCustomer("faceid-intl", "100", at("2026-12-01 09:00"));
    const used = (calls: number, now: string) =>
      report([call(actor, "LivenessCompare", calls, at(now))], at(now));
    const listed = async (now: string) =>
      (
        await systemTransaction((tx) => readQuoteNotices(tx, { accountId: actor.accountId }, page, at(now)))
      ).rows.map(({ meter, billable, bound }) => [meter, billable, bound]);
    // 80 % of 200,001 calls.
    await used(160_000, "2026-12-05 09:00");
    expect(await listed("2026-12-05 09:01")).toEqual([]);
    await used(1, "2026-12-05 10:00");
    expect(await listed("2026-12-05 10:01")).toEqual([[liveness, 160_001, 200_001]]);
    await used(50_000, "2026-12-06 10:00");
    expect(await listed("2026-12-06 10:01")).toEqual([[liveness, 210_001, 200_001]]);
    const contract = {
      meter: liveness,
      effectiveFrom: at("2026-12-01 00:00"),
      bounds: "(a,b]" as const,
      tiers: [
        { upTo: 300_000, unitPrice: "0.2" },
        { upTo: null, unitPrice: null },
      ],
    };
    accepted(await attachContract(support(actor), actor.accountId, contract, at("2026-12-07 09:00")));
    expect(await listed("2026-12-07 09:01")).toEqual([[liveness, 210_001, 300_001]]);
    // The contract's own end is told of, too.
    await used(31_000, "2026-12-08 09:00");
    expect(await listed("2026-12-08 09:01")).toEqual([[liveness, 241_001, 300_001]]);
    expect(await listed("2027-01-01 00:00")).toEqual([]);
  });
});
