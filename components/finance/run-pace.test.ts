import { describe, expect, it } from "vitest";
import { paceOf } from "./run-pace";

describe("the pace of a billing run", () => {
  it("is what was done between two looks, and says when it will be through", () => {
    expect(paceOf({ atMs: 0, done: 1_000 }, { atMs: 4_000, done: 3_000 }, 10_000)).toEqual({
      perSecond: 500,
      secondsLeft: 14,
    });
  });

  it("promises nothing while nothing moves, and nothing before time has passed", () => {
    expect(paceOf({ atMs: 0, done: 5 }, { atMs: 2_000, done: 5 }, 10)).toEqual({
      perSecond: 0,
      secondsLeft: null,
    });
    expect(paceOf({ atMs: 7, done: 5 }, { atMs: 7, done: 6 }, 10)).toBeNull();
  });

  it("never counts below nothing left", () => {
    expect(paceOf({ atMs: 0, done: 0 }, { atMs: 1_000, done: 12 }, 10)?.secondsLeft).toBe(0);
  });
});
