import { describe, expect, it } from "vitest";
import { billingMonth } from "../billing-month";
import { findMeter, serviceOf, services } from "./catalog";
import type { FreePackRule, Meter, PriceVersion, Service } from "./types";
import { checkPriceNotice, freePackRulesAt, nextVersion, priceVersionFor, versionStates } from "./versions";

const video = findMeter("face-fusion/video-face-fusion") as Meter;
const version = (id: string, effectiveFrom: string | null): PriceVersion => ({
  id,
  effectiveFrom,
  announcedOn: effectiveFrom === null ? null : "2026-01-01T00:00:00+08:00",
  bounds: "[a,b)",
  tiers: [{ upTo: null, unitPrice: "0.10" }],
});

describe("list price versions (P10)", () => {
  const priced = (...prices: PriceVersion[]): Meter => ({ ...video, prices });
  const idIn = (meter: Meter, month: string) => priceVersionFor(meter, billingMonth(month)).id;

  it("price a whole month with the one in force on its first instant", () => {
    const meter = priced(version("old", null), version("new", "2026-10-01T00:00:00+08:00"));
    expect(idIn(meter, "2026-09")).toBe("old");
    expect(idIn(meter, "2026-10")).toBe("new");
  });

  it("do not change a month that has begun", () => {
    const meter = priced(version("old", null), version("new", "2026-10-01T00:00:00.001+08:00"));
    expect(idIn(meter, "2026-10")).toBe("old");
    expect(idIn(meter, "2026-11")).toBe("new");
  });

  it("may stand in any order", () => {
    const meter = priced(
      version("third", "2026-11-01T00:00:00+08:00"),
      version("first", null),
      version("second", "2026-10-01T00:00:00+08:00"),
    );
    expect(["2026-09", "2026-10", "2026-11"].map((month) => idIn(meter, month))).toEqual([
      "first",
      "second",
      "third",
    ]);
  });

  it("are past, in force, announced, or replaced by a later one for the same month", () => {
    const versions = [
      version("printed", null),
      version("now", "2026-10-01T00:00:00+08:00"),
      version("mistaken", "2026-12-01T00:00:00+08:00"),
      version("next", "2026-12-01T00:00:00+08:00"),
    ];
    expect([...versionStates(versions, new Date("2026-11-01T00:00:00+08:00")).values()]).toEqual([
      "past",
      "in_force",
      "replaced",
      "announced",
    ]);
    expect(nextVersion(priced(...versions), billingMonth("2026-11"))?.id).toBe("next");
    expect(nextVersion(priced(...versions), billingMonth("2026-12"))).toBeNull();
  });

  it("never leave a month without a price version unnoticed", () => {
    expect(() => idIn(priced(version("new", "2026-10-01T00:00:00+08:00")), "2026-09")).toThrow("2026-09");
  });
});

describe("free quota versions (P10)", () => {
  const faceFusion = serviceOf("face-fusion");
  const claim = faceFusion.freePacks.find(({ meter }) => meter === video.id) as FreePackRule;
  const smaller: FreePackRule = {
    ...claim,
    id: "free-2",
    units: 100,
    effectiveFrom: "2026-10-01T00:00:00+08:00",
    announcedOn: "2026-09-01T00:00:00+08:00",
  };
  const service: Service = { ...faceFusion, freePacks: [...faceFusion.freePacks, smaller] };
  const unitsAt = (given: Service, at: string) =>
    freePackRulesAt(given, new Date(at)).find(({ meter }) => meter === video.id)?.units;

  it("replace each other on their instant", () => {
    expect(unitsAt(service, "2026-09-30T23:59:59.999+08:00")).toBe(200);
    expect(unitsAt(service, "2026-10-01T00:00:00+08:00")).toBe(100);
    expect(freePackRulesAt(service, new Date("2026-10-01T00:00:00+08:00"))).toHaveLength(4);
  });

  it("can end a quota", () => {
    const ended = { ...service, freePacks: [...faceFusion.freePacks, { ...smaller, units: 0 }] };
    expect(unitsAt(ended, "2026-10-01T00:00:00+08:00")).toBeUndefined();
  });

  it("need 30 days' notice, to the instant", () => {
    const announced = (announcedOn: string | null) => checkPriceNotice({ ...smaller, announcedOn });
    expect(announced("2026-09-01T00:00:00+08:00").ok).toBe(true);
    expect(announced("2026-09-01T00:00:00.001+08:00")).toEqual({
      ok: false,
      refusal: { code: "price_notice_too_short", params: { version: "free-2", days: 30 } },
    });
    expect(announced(null).ok).toBe(false);
  });

  it("of the catalogue keep their notice", () => {
    for (const rule of services.flatMap(({ freePacks }) => freePacks)) {
      expect(checkPriceNotice(rule).ok).toBe(true);
    }
  });
});
