import { expect, it } from "vitest";
import { addUsage, noUsage } from "./month-usage";

it("is added part by part, and nothing changes nothing", () => {
  const usage = { calls: 21, free: 1, gifted: 2, purchased: 3, qps: 4, billable: 5, refused: 6 };
  expect(addUsage(usage, noUsage)).toEqual(usage);
  expect(addUsage(noUsage, usage)).toEqual(usage);
  expect(addUsage(usage, usage)).toEqual({
    calls: 42,
    free: 2,
    gifted: 4,
    purchased: 6,
    qps: 8,
    billable: 10,
    refused: 12,
  });
});
