import { describe, expect, it } from "vitest";
import { billingMonth } from "../billing-month";
import { serviceOf } from "../catalog/catalog";
import type { FreePackRule } from "../catalog/types";
import {
  type ClaimContext,
  claimablePacks,
  monthlyPack,
  monthlyPacks,
  packsOnActivation,
  planClaim,
} from "./free-packs";

const at = (text: string) => new Date(text);
const noon = at("2026-10-15T12:00:00+08:00");

describe("what an activation brings", () => {
  it("10 image and 10 video materials without expiry for Face Fusion (F1)", () => {
    const packs = packsOnActivation(serviceOf("face-fusion"), noon);
    expect(
      packs.map(({ meter, units, kind, validFrom, validUntil, origin }) => [
        meter,
        units,
        kind,
        validFrom,
        validUntil,
        origin,
      ]),
    ).toEqual([
      ["face-fusion/image-materials", 10, "materials", noon, null, "free"],
      ["face-fusion/video-materials", 10, "materials", noon, null, "free"],
    ]);
    expect(packs.map(({ grantKey }) => grantKey)).toEqual([
      "activation:face-fusion/image-materials",
      "activation:face-fusion/video-materials",
    ]);
  });

  it("50 calls of three meters from the next day for a year, for FaceID in China (F4)", () => {
    const packs = packsOnActivation(serviceOf("faceid-cn"), at("2026-10-15T23:59:59.999+08:00"));
    expect(packs.map(({ meter, units }) => [meter, units])).toEqual([
      ["faceid-cn/liveness-verification", 50],
      ["faceid-cn/liveness-comparison", 50],
      ["faceid-cn/photo-verification", 50],
    ]);
    for (const pack of packs) {
      expect(pack.validFrom).toEqual(at("2026-10-16T00:00:00+08:00"));
      expect(pack.validUntil).toEqual(at("2027-10-16T00:00:00+08:00"));
    }
  });

  it("the month's 10,000 calls of each meter at once, to the month's end (F3)", () => {
    const packs = packsOnActivation(serviceOf("face-recognition-cn"), noon);
    expect(packs).toHaveLength(8);
    for (const pack of packs) {
      expect(pack).toMatchObject({
        units: 10_000,
        validFrom: noon,
        validUntil: at("2026-11-01T00:00:00+08:00"),
      });
      expect(pack.grantKey).toBe(`monthly:${pack.meter}:2026-10`);
    }
  });

  it("nothing where the document prints none (F5)", () => {
    expect(packsOnActivation(serviceOf("face-recognition-intl"), noon)).toEqual([]);
    expect(packsOnActivation(serviceOf("faceid-intl"), noon)).toEqual([]);
  });
});

describe("the monthly pack (F3)", () => {
  const rule = serviceOf("face-recognition-cn").freePacks[0] as FreePackRule;

  it("is valid from the month's first instant when it is due then, however late it is written", () => {
    const start = at("2026-10-01T00:00:00+08:00");
    expect(monthlyPack(rule, billingMonth("2026-10"), start).validFrom).toEqual(start);
    expect(monthlyPack(rule, billingMonth("2026-10"), at("2026-09-30T20:00:00+08:00")).validFrom).toEqual(
      start,
    );
  });

  it("is valid from the moment a stop is left within the month", () => {
    const [pack] = monthlyPacks(serviceOf("face-recognition-cn"), noon);
    expect(pack?.validFrom).toEqual(noon);
  });

  it("has one key a month, so that it cannot be given twice", () => {
    const keys = [noon, at("2026-10-31T23:00:00+08:00"), at("2026-11-01T00:00:00+08:00")].map(
      (due) => monthlyPacks(serviceOf("face-recognition-cn"), due)[0]?.grantKey,
    );
    expect(keys[0]).toBe(keys[1]);
    expect(keys[2]).toBe("monthly:face-recognition-cn/face-detection:2026-11");
  });

  it("is not issued for a month that is over", () => {
    expect(() => monthlyPack(rule, billingMonth("2026-09"), noon)).toThrow("after the month");
  });
});

describe("claiming (F2)", () => {
  const context: ClaimContext = {
    service: serviceOf("face-fusion"),
    closed: false,
    activation: "active",
    claimed: [],
  };
  const image = "face-fusion/image-face-fusion";

  it("gives 1,000 image and 200 video calls for a year from the claim", () => {
    expect(planClaim(context, image, noon)).toEqual({
      ok: true,
      value: {
        service: "face-fusion",
        meter: image,
        kind: "calls",
        origin: "free",
        units: 1_000,
        validFrom: noon,
        validUntil: at("2027-10-15T12:00:00+08:00"),
        grantKey: `claim:${image}`,
      },
    });
    expect(planClaim(context, "face-fusion/video-face-fusion", noon)).toMatchObject({
      value: { units: 200 },
    });
    expect(claimablePacks(context.service, noon)).toHaveLength(2);
  });

  it.each([
    ["account_closed", { closed: true }],
    ["service_not_activated", { activation: "never" }],
    ["service_deactivated", { activation: "deactivated" }],
    ["free_pack_already_claimed", { claimed: [image] }],
  ] as const)("refuses with %s", (code, change) => {
    expect(planClaim({ ...context, ...change }, image, noon)).toMatchObject({ ok: false, refusal: { code } });
  });

  it("knows nothing to claim where packs are issued by themselves", () => {
    expect(planClaim(context, "face-fusion/image-materials", noon)).toMatchObject({
      refusal: { code: "free_pack_not_offered" },
    });
  });
});
