import { expect, it } from "vitest";
import { fractionOf, percentText } from "./percent";

it.each([
  ["0.06", "6"],
  ["0.0825", "8.25"],
  ["0", "0"],
  ["0.1", "10"],
])("%s is %s percent, and the other way round", (rate, percent) => {
  expect(percentText(rate)).toBe(percent);
  expect(fractionOf(percent)).toBe(rate);
});
