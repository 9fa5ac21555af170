import { expect, test } from "vitest";
import { instantOf } from "./plain-instants";

test("a text with an offset and milliseconds are the same instant, and none stays none", () => {
  const instant = new Date("2026-09-30T16:00:00.123Z");
  expect(instantOf("2026-09-30 16:00:00.123+00")).toEqual(instant);
  expect(instantOf(instant.getTime())).toEqual(instant);
  expect(instantOf(0)).toEqual(new Date(0));
  expect(instantOf(null)).toBeNull();
});
