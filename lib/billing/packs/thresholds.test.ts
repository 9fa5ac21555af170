import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { thresholdsCrossed } from "./thresholds";

const level = (remaining: number, granted = 1_000) => ({ granted, remaining });

describe("reminders (U8)", () => {
  it("go out below 15 % and not at it", () => {
    expect(thresholdsCrossed(level(151), level(150))).toEqual([]);
    expect(thresholdsCrossed(level(150), level(149))).toEqual(["low"]);
    expect(thresholdsCrossed(level(149), level(100))).toEqual([]);
  });

  it("go out again at 0, and only then", () => {
    expect(thresholdsCrossed(level(1), level(0))).toEqual(["used_up"]);
    expect(thresholdsCrossed(level(0), level(0))).toEqual([]);
  });

  it("say only that nothing is left when one report takes all", () => {
    expect(thresholdsCrossed(level(1_000), level(0))).toEqual(["used_up"]);
  });

  it("are armed again when units are added", () => {
    expect(thresholdsCrossed(level(100), level(1_100, 2_000))).toEqual([]);
    expect(thresholdsCrossed(level(1_100, 2_000), level(299, 2_000))).toEqual(["low"]);
  });

  it("have nothing to say where there never was a pack", () => {
    expect(thresholdsCrossed(level(0, 0), level(0, 0))).toEqual([]);
  });

  it("go out at most once each while units only go down", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.array(fc.nat(100), { maxLength: 20 }),
        (granted, draws) => {
          let remaining = granted;
          const sent: string[] = [];
          for (const draw of draws) {
            const left = Math.max(0, remaining - draw);
            sent.push(...thresholdsCrossed({ granted, remaining }, { granted, remaining: left }));
            remaining = left;
          }
          expect(new Set(sent).size).toBe(sent.length);
          expect(sent.includes("used_up")).toBe(remaining === 0);
        },
      ),
    );
  });
});
