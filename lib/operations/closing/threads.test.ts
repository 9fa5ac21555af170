import { expect, test } from "vitest";
import { threadsFor } from "./threads";

test.each([
  [0, 8, 0],
  [19, 8, 0],
  [20, 1, 0],
  [20, 2, 1],
  [20, 8, 3],
  [2_000, 8, 3],
])("%i chunks on %i processors are worth %i more threads", (chunks, processors, threads) => {
  expect(threadsFor(chunks, processors)).toBe(threads);
});
