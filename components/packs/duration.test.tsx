import { describe, expect, it } from "vitest";
import { renderIn } from "@/components/testing/render-in";
import { Duration, durationParts } from "./duration";

const [second, minute, hour, day] = [1_000, 60_000, 3_600_000, 86_400_000] as const;

describe("a duration", () => {
  it.each([
    [7 * day, "7 days"],
    [6 * day + 3 * hour + 59 * minute, "6 days 3 hours"],
    [day, "1 day"],
    [day - 1, "23 hours 59 minutes"],
    [2 * minute + 54 * second, "2 minutes 54 seconds"],
    [minute - 1, "59 seconds"],
    [0, "0 seconds"],
  ])("of %i ms reads %s", (ms, text) => {
    expect(renderIn("en", <Duration ms={ms} />).text).toBe(text);
  });

  it("reads in Chinese too", () => {
    expect(renderIn("zh", <Duration ms={6 * day + 3 * hour} />).text).toBe("6 天 3 小时");
  });

  it("never says more than there is", () => {
    for (const ms of [1, 999, minute - 1, hour + minute - 1, day - 1, 8 * day - 1]) {
      const lengths = { days: day, hours: hour, minutes: minute, seconds: second };
      const said = durationParts(ms).reduce((sum, { unit, count }) => sum + lengths[unit] * count, 0);
      expect(said).toBeLessThanOrEqual(ms);
    }
  });
});
