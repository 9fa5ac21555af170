import { expect, it } from "vitest";
import { leastPeakOf } from "./peak";

it("is the average of the hour's seconds, rounded up to whole calls a second", () => {
  expect([0, 1, 3_600, 3_601, 72_000].map(leastPeakOf)).toEqual([0, 1, 1, 2, 20]);
});
