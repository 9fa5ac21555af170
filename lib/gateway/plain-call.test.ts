import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseBySchema } from "./cloud-event";
import { readPlainCall } from "./plain-call";

const good = {
  specversion: "1.0",
  type: "api.call",
  id: "e-1",
  source: "gateway/1",
  subject: "0190a5d2-7c3e-7000-8000-000000000001",
  time: "2026-10-15T12:00:00+08:00",
  data: { operation: "FuseFace", count: 3, service: "face-fusion" },
};

const text = fc.oneof(
  fc.constantFrom(
    "",
    "a",
    "中文 🎭",
    "\0",
    "\ud800",
    "x".repeat(60),
    "x".repeat(61),
    "x".repeat(100),
    "x".repeat(201),
  ),
  fc.string({ unit: "binary", maxLength: 5 }),
);
const anything = fc.oneof(text, fc.constantFrom(null, undefined, true, 0, 1, -1, 1.5, 1e9, 1e9 + 1, {}, []));
const time = fc.oneof(
  fc
    .tuple(
      fc.integer({ min: 0, max: 9999 }),
      fc.integer({ min: 0, max: 13 }),
      fc.integer({ min: 0, max: 32 }),
      fc.integer({ min: 0, max: 25 }),
      fc.integer({ min: 0, max: 61 }),
      fc.constantFrom("", ".1", ".123", ".123456789", ".", ".1234567890"),
      fc.constantFrom("Z", "z", "", "+08:00", "-23:59", "+24:00", "+8:00", "+0800"),
    )
    .map(([year, month, day, hour, minute, fraction, zone]) => {
      const two = (number: number) => String(number).padStart(2, "0");
      return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(minute)}${fraction}${zone}`;
    }),
  anything,
);
const subject = fc.oneof(
  fc.uuid(),
  fc.uuid().map((id) => id.toUpperCase()),
  fc.constantFrom(
    "00000000-0000-0000-0000-000000000000",
    "ffffffff-ffff-ffff-ffff-ffffffffffff",
    "0190a5d2-7c3e-9000-8000-000000000001",
    "0190a5d2-7c3e-7000-7000-000000000001",
    "0190a5d2-7c3e-7000-8000-000000000001 ",
  ),
  anything,
);

/** A good event with some fields replaced, left out or added. */
const changed = fc
  .record(
    {
      specversion: fc.constantFrom<unknown>("1.0", "1", 1, null),
      type: fc.constantFrom<unknown>("api.call", "material.created", "material.deleted", "api.calls", null),
      id: anything,
      source: anything,
      subject,
      time,
      data: fc.oneof(
        anything,
        fc
          .record(
            { operation: anything, count: anything, service: anything, materialId: anything },
            { requiredKeys: [] },
          )
          .map((data) => ({ ...good.data, ...data })),
      ),
      more: anything,
    },
    { requiredKeys: [] },
  )
  .map((change) => ({ ...good, ...change }));

describe("a plain call", () => {
  it("is read without the schema", () => {
    expect({ ok: true, event: readPlainCall(good) }).toEqual(parseBySchema(good));
    expect(readPlainCall({ ...good, data: { operation: "FuseFace" } })?.calls).toBe(1);
  });

  it("is read as the schema reads it, and never what the schema refuses", () => {
    fc.assert(
      fc.property(changed, (input) => {
        const event = readPlainCall(input);
        if (event) expect(parseBySchema(input)).toEqual({ ok: true, event });
      }),
      { numRuns: 5_000 },
    );
  });

  it("on every day of the calendar: none that a month does not have", () => {
    for (let month = 0; month <= 13; month++) {
      for (let day = 0; day <= 32; day++) {
        const input = {
          ...good,
          time: `2026-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}T00:00:00Z`,
        };
        const event = readPlainCall(input);
        expect([input.time, event !== null]).toEqual([input.time, parseBySchema(input).ok]);
      }
    }
  });

  it("is never made of a list or a text", () => {
    for (const input of [[], [good], "api.call", null, undefined, 1]) expect(readPlainCall(input)).toBeNull();
  });
});
