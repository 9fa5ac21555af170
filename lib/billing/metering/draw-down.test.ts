import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DrawablePack, drawDown, drawDownInOrder, drawOrder, type PackOrigin } from "./draw-down";

const day = (n: number) => new Date(Date.UTC(2026, 9, n));
const pack = (
  id: string,
  origin: PackOrigin,
  remaining: number,
  from = 1,
  until: number | null = 31,
): DrawablePack => ({
  id,
  origin,
  validFrom: day(from),
  validUntil: until === null ? null : day(until),
  remaining,
});

const packs = fc
  .uniqueArray(
    fc.record({
      id: fc.string({ minLength: 1, maxLength: 3 }),
      origin: fc.constantFrom<PackOrigin>("free", "gifted", "purchased"),
      remaining: fc.nat(500),
      from: fc.integer({ min: 1, max: 12 }),
      length: fc.option(fc.integer({ min: 1, max: 20 })),
    }),
    { selector: ({ id }) => id, maxLength: 8 },
  )
  .map((list) =>
    list.map(({ id, origin, remaining, from, length }) =>
      pack(id, origin, remaining, from, length === null ? null : from + length),
    ),
  );

describe("the order of draws", () => {
  it("is free and gifted, then purchased (U1, F6)", () => {
    const given = [
      pack("a", "purchased", 1, 1, 2),
      pack("b", "gifted", 1, 1, 30),
      pack("c", "free", 1, 1, 20),
    ];
    expect(drawOrder(given).map(({ id }) => id)).toEqual(["c", "b", "a"]);
  });

  it("is earliest expiry, then earliest start, then id (U2); without expiry last", () => {
    const given = [
      pack("endless", "free", 1, 1, null),
      pack("d", "free", 1, 2, 30),
      pack("c", "free", 1, 1, 30),
      pack("b", "free", 1, 1, 30),
      pack("a", "free", 1, 3, 29),
    ];
    expect(drawOrder(given).map(({ id }) => id)).toEqual(["a", "b", "c", "d", "endless"]);
  });
});

describe("drawing down", () => {
  it("takes the free 10,000, then the pack, and bills the rest (002, prepaid example 2)", () => {
    const given = [pack("p", "purchased", 50_000_000), pack("f", "free", 10_000)];
    expect(drawDown(given, { calls: 52_000_000, at: day(15) })).toEqual({
      draws: [
        { packId: "f", origin: "free", units: 10_000 },
        { packId: "p", origin: "purchased", units: 50_000_000 },
      ],
      covered: { free: 10_000, gifted: 0, purchased: 50_000_000 },
      billable: 1_990_000,
    });
  });

  it("covers a pack's first instant and not its last (U3, T4)", () => {
    const given = [pack("p", "purchased", 5, 10, 11)];
    const billable = (at: Date) => drawDown(given, { calls: 5, at }).billable;
    expect(billable(new Date(day(10).getTime() - 1))).toBe(5);
    expect(billable(day(10))).toBe(0);
    expect(billable(new Date(day(11).getTime() - 1))).toBe(0);
    expect(billable(day(11))).toBe(5);
  });

  it("stops at the exact unit (U4)", () => {
    const given = [pack("p", "purchased", 5)];
    expect(drawDown(given, { calls: 5, at: day(15) }).billable).toBe(0);
    expect(drawDown(given, { calls: 6, at: day(15) }).billable).toBe(1);
    expect(drawDown([], { calls: 6, at: day(15) })).toMatchObject({ draws: [], billable: 6 });
  });

  it("accounts for every call: drawn and billable sum to the report", () => {
    fc.assert(
      fc.property(packs, fc.nat(3_000), fc.integer({ min: 1, max: 31 }), (given, calls, on) => {
        const { draws, covered, billable } = drawDown(given, { calls, at: day(on) });
        const drawn = draws.reduce((sum, { units }) => sum + units, 0);
        expect(drawn + billable).toBe(calls);
        expect(covered.free + covered.gifted + covered.purchased).toBe(drawn);
      }),
    );
  });

  it("never takes more than a pack has, nor from one outside its validity", () => {
    fc.assert(
      fc.property(packs, fc.nat(3_000), fc.integer({ min: 1, max: 31 }), (given, calls, on) => {
        for (const { packId, units } of drawDown(given, { calls, at: day(on) }).draws) {
          const from = given.find(({ id }) => id === packId);
          expect(units).toBeGreaterThan(0);
          expect(units).toBeLessThanOrEqual(from?.remaining ?? 0);
          expect(from !== undefined && from.validFrom <= day(on)).toBe(true);
          expect(from?.validUntil === null || (from?.validUntil ?? day(0)) > day(on)).toBe(true);
        }
      }),
    );
  });

  it("leaves a pack untouched only when those before it are empty or nothing is left to cover", () => {
    fc.assert(
      fc.property(packs, fc.nat(3_000), fc.integer({ min: 1, max: 31 }), (given, calls, on) => {
        const { draws, billable } = drawDown(given, { calls, at: day(on) });
        const usable = drawOrder(given).filter(
          ({ remaining, validFrom, validUntil }) =>
            remaining > 0 && validFrom <= day(on) && (validUntil === null || validUntil > day(on)),
        );
        expect(draws.map(({ packId }) => packId)).toEqual(usable.slice(0, draws.length).map(({ id }) => id));
        for (const [index, { units }] of draws.slice(0, -1).entries())
          expect(units).toBe(usable[index]?.remaining);
        if (billable > 0) expect(draws.length).toBe(usable.length);
      }),
    );
  });

  it("comes to the same however a report is split into parts (U4)", () => {
    fc.assert(
      fc.property(packs, fc.array(fc.nat(400), { maxLength: 8 }), (given, parts) => {
        const at = day(12);
        const whole = drawDown(given, { calls: parts.reduce((a, b) => a + b, 0), at });
        const left = new Map(given.map(({ id, remaining }) => [id, remaining]));
        let billable = 0;
        for (const calls of parts) {
          const now = given.map((each) => ({ ...each, remaining: left.get(each.id) ?? 0 }));
          const step = drawDown(now, { calls, at });
          billable += step.billable;
          for (const { packId, units } of step.draws) left.set(packId, (left.get(packId) ?? 0) - units);
        }
        const drawn = new Map(given.map(({ id }) => [id, 0]));
        for (const { packId, units } of whole.draws) drawn.set(packId, units);
        expect(billable).toBe(whole.billable);
        for (const { id, remaining } of given) expect(left.get(id)).toBe(remaining - (drawn.get(id) ?? 0));
      }),
    );
  });

  it("comes to the same for packs that are sorted already", () => {
    fc.assert(
      fc.property(packs, fc.nat(3_000), (given, calls) => {
        const report = { calls, at: day(12) };
        expect(drawDownInOrder(drawOrder(given), report)).toEqual(drawDown(given.toReversed(), report));
      }),
    );
  });
});
