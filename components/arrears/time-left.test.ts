import { describe, expect, it } from "vitest";
import { timeLeft } from "./time-left";

const stop = new Date("2026-11-02T04:00:00Z");
const timeBefore = (ms: number) => timeLeft(stop, new Date(stop.getTime() - ms));

describe("the time left until a stop", () => {
  it("is 24 hours when the grace has just begun", () => {
    expect(timeBefore(24 * 3_600_000)).toEqual({ hours: 24, minutes: 0 });
  });

  it("counts a begun minute as a whole one, so the last second still says 1 minute", () => {
    expect(timeBefore(1_000)).toEqual({ hours: 0, minutes: 1 });
    expect(timeBefore(3_600_001)).toEqual({ hours: 1, minutes: 1 });
  });

  it("is over on the instant itself, because the stop falls on it", () => {
    expect(timeBefore(0)).toBeNull();
    expect(timeBefore(-1)).toBeNull();
  });
});
