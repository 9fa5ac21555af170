import { describe, expect, it } from "vitest";
import { orderState } from "./order-state";

describe("the state of an order", () => {
  it.each([
    ["paid", { active: 3, frozen: 0, refunded: 0 }],
    ["paid", { active: 0, frozen: 0, refunded: 0 }],
    ["partly_refunding", { active: 2, frozen: 1, refunded: 0 }],
    ["partly_refunding", { active: 5, frozen: 1, refunded: 3 }],
    ["refunding", { active: 0, frozen: 1, refunded: 2 }],
    ["partly_refunded", { active: 1, frozen: 0, refunded: 2 }],
    ["refunded", { active: 0, frozen: 0, refunded: 3 }],
  ] as const)("is %s with the packs %o", (state, packs) => {
    expect(orderState(packs)).toBe(state);
  });
});
