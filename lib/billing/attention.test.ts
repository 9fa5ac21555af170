import { describe, expect, it } from "vitest";
import { attentionOfMeter, byUrgency, type WatchedMeter, type WatchedPack } from "./attention";

const now = new Date("2026-10-10T12:00:00+08:00");
const day = (text: string) => new Date(`${text}T12:00:00+08:00`);
const pack = (change: Partial<WatchedPack> = {}): WatchedPack => ({
  origin: "purchased",
  units: 1_000,
  remaining: 1_000,
  validFrom: day("2026-01-10"),
  validUntil: day("2027-01-10"),
  ...change,
});
const attention = (change: Partial<WatchedMeter>) =>
  attentionOfMeter(
    {
      meter: "face-fusion/image-face-fusion",
      kind: "calls",
      mode: "calls",
      packs: [],
      quotas: [],
      unpriced: 0,
      ...change,
    },
    now,
  );

describe("what a meter asks for", () => {
  it("is nothing while its packs are full and far from their end", () => {
    expect(attention({ packs: [pack()] })).toEqual([]);
    expect(attention({})).toEqual([]);
  });

  it("is a look at its packs below 15 % of their units, and again at 0 (U8)", () => {
    expect(attention({ packs: [pack({ remaining: 150 })] })).toEqual([]);
    expect(attention({ packs: [pack({ remaining: 149 })] })).toMatchObject([
      { kind: "packs_low", remaining: 149, granted: 1_000 },
    ]);
    expect(attention({ packs: [pack({ remaining: 0 })] })).toMatchObject([{ kind: "packs_used_up" }]);
  });

  it("counts only packs in force for that, so one bought for later does not hide an empty one", () => {
    const later = pack({ validFrom: day("2026-11-01") });
    expect(attention({ packs: [pack({ remaining: 0 }), later] })).toMatchObject([{ kind: "packs_used_up" }]);
    expect(attention({ packs: [pack({ remaining: 0, validUntil: now })] })).toEqual([]);
  });

  it("is silent about free packs that are used up, but not about materials without a slot (U9)", () => {
    const packs = [pack({ origin: "free", remaining: 0 })];
    expect(attention({ packs })).toEqual([]);
    expect(attention({ packs, kind: "materials" })).toMatchObject([{ kind: "slots_full" }]);
  });

  it("names packs whose units lapse within 30 days, and sums them", () => {
    const soon = pack({ validUntil: day("2026-11-09") });
    expect(attention({ packs: [soon, pack({ validUntil: day("2026-10-20") })] })).toMatchObject([
      { kind: "packs_expiring", units: 2_000, firstEnd: day("2026-10-20") },
    ]);
    expect(attention({ packs: [pack({ validUntil: day("2026-11-10") })] })).toEqual([]);
  });

  it("leaves out the month's free pack, which is followed by the next one (F3)", () => {
    const monthly = pack({
      origin: "free",
      validFrom: new Date("2026-10-01T00:00:00+08:00"),
      validUntil: new Date("2026-11-01T00:00:00+08:00"),
    });
    expect(attention({ packs: [monthly] })).toEqual([]);
  });

  it("announces the end of a quota within 7 days, and that there is none (S7)", () => {
    const quota = (endsAt: Date) => ({ qps: 30, startsAt: day("2026-09-17"), endsAt });
    expect(attention({ mode: "qps", quotas: [quota(day("2026-10-17"))] })).toMatchObject([
      { kind: "quota_ending", qps: 30, endsAt: day("2026-10-17") },
    ]);
    expect(attention({ mode: "qps", quotas: [quota(day("2026-10-18"))] })).toEqual([]);
    expect(attention({ mode: "qps", quotas: [quota(now)] })).toMatchObject([{ kind: "quota_missing" }]);
  });

  it("says nothing of low packs in QPS billing, which draws none (S6)", () => {
    const quotas = [{ qps: 1, startsAt: day("2026-10-01"), endsAt: day("2026-11-01") }];
    expect(attention({ mode: "qps", quotas, packs: [pack({ remaining: 1 })] })).toEqual([]);
  });

  it("puts what stops calls before what costs money before what is there to take", () => {
    const kinds = byUrgency([
      { kind: "unread", count: 1 },
      { kind: "needs_quote", meter: "faceid-cn/identity-check", calls: 200_000 },
      { kind: "quota_missing", meter: "face-fusion/video-face-fusion" },
      { kind: "claimable", meter: "face-fusion/image-face-fusion", units: 1_000 },
    ]).map(({ kind }) => kind);
    expect(kinds).toEqual(["quota_missing", "needs_quote", "claimable", "unread"]);
  });
});
