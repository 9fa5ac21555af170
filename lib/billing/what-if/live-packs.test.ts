import fc from "fast-check";
import { expect, it } from "vitest";
import { type DrawablePack, drawDown, drawDownInOrder, type PackOrigin } from "../metering/draw-down";
import { LivePacks } from "./live-packs";

const day = (count: number) => new Date(Date.UTC(2026, 0, 1 + count));
const pack = (
  id: string,
  from: number,
  until: number | null,
  remaining = 10,
  origin: PackOrigin = "purchased",
): DrawablePack => ({
  id,
  origin,
  validFrom: day(from),
  validUntil: until === null ? null : day(until),
  remaining,
});
const open = (packs: LivePacks, at: Date) => [...packs.openAt(at)].map(({ id }) => id);

it("has only packs that began, without those at the front that are over or used up", () => {
  const packs = new LivePacks([
    pack("later", 5, 400),
    pack("ends first", 0, 3),
    pack("ends next", 0, 100),
    pack("free", 4, 6, 10, "free"),
  ]);
  expect(open(packs, day(0))).toEqual(["ends first", "ends next"]);
  packs.take([{ packId: "ends first", origin: "purchased", units: 10 }]);
  expect(open(packs, day(1))).toEqual(["ends next"]);
  expect(open(packs, day(4))).toEqual(["free", "ends next"]);
  expect(open(packs, day(5))).toEqual(["free", "ends next", "later"]);
  expect(open(packs, day(6))).toEqual(["ends next", "later"]);
  expect(open(packs, day(100))).toEqual(["later"]);
  expect(open(packs, day(400))).toEqual([]);
});

it("draws what drawing from all packs would draw, report by report", () => {
  const someDay = fc.integer({ min: 0, max: 40 });
  const some = fc.uniqueArray(
    fc.record({
      id: fc.string({ minLength: 1, maxLength: 3 }),
      from: someDay,
      days: fc.option(fc.integer({ min: 1, max: 30 })),
      remaining: fc.nat(20),
      origin: fc.constantFrom<PackOrigin>("free", "gifted", "purchased"),
    }),
    { selector: ({ id }) => id, maxLength: 12 },
  );
  const reports = fc.array(fc.record({ calls: fc.nat(30), on: someDay }), { maxLength: 20 });
  fc.assert(
    fc.property(some, reports, (drafts, list) => {
      const given = drafts.map(({ id, from, days, remaining, origin }) =>
        pack(id, from, days === null ? null : from + days, remaining, origin),
      );
      const live = new LivePacks(given);
      let all = given;
      for (const { calls, on } of list.sort((a, b) => a.on - b.on)) {
        const report = { calls, at: day(on) };
        const drawn = drawDownInOrder(live.openAt(report.at), report);
        expect(drawn).toEqual(drawDown(all, report));
        live.take(drawn.draws);
        const units = new Map(drawn.draws.map((draw) => [draw.packId, draw.units]));
        all = all.map((each) => ({ ...each, remaining: each.remaining - (units.get(each.id) ?? 0) }));
      }
    }),
  );
});
