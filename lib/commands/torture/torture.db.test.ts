import { expect, test } from "vitest";
import { torture } from "./run";

test("a console broken at random for 20 seconds loses nothing that it answered and does nothing twice", {
  timeout: 400_000,
}, async () => {
  const report = await torture({ seconds: 20, customers: 3 }, () => {});
  expect(report.breaches).toEqual([]);
  const injected = [...report.injected.values()].reduce((sum, count) => sum + count, 0);
  expect(injected).toBeGreaterThan(5);
  expect(report.memory.answers.size).toBeGreaterThan(5);
  expect(report.calls).toBeGreaterThan(100);
});
