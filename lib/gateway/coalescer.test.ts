import { describe, expect, it } from "vitest";
import { Coalescer, type CoalescerOptions } from "./coalescer";

/** Commits numbers; doubles each. `bad` numbers fail the commit they are in. */
function coalescer(options: Partial<CoalescerOptions<number, number>> = {}) {
  const commits: number[][] = [];
  const made = new Coalescer<number, number>({
    commit: async (items) => {
      commits.push([...items]);
      if (items.some((item) => item < 0)) throw new Error("bad");
      return items.map((item) => item * 2);
    },
    sizeOf: () => 1,
    lanes: 1,
    maximumBatch: 100,
    shared: 0,
    failsAll: () => false,
    ...options,
  });
  return { made, commits };
}

const answers = (promises: readonly Promise<number>[]) =>
  Promise.all(promises.map((promise) => promise.catch((error: Error) => error.message)));

describe("a coalescer", () => {
  it("commits what arrives together at once, and answers each with its own", async () => {
    const { made, commits } = coalescer();
    expect(await answers([1, 2, 3].map((item) => made.submit(0, item)))).toEqual([2, 4, 6]);
    expect(commits).toEqual([[1, 2, 3]]);
  });

  it("cuts batches at their maximum, but takes one item that is larger", async () => {
    const { made, commits } = coalescer({ maximumBatch: 4, sizeOf: (item) => item });
    await answers([2, 2, 1, 9, 1].map((item) => made.submit(0, item)));
    expect(commits).toEqual([[2, 2], [1], [9], [1]]);
  });

  it("fails only the request that made a batch fail", async () => {
    const { made } = coalescer();
    expect(await answers([1, -1, 3].map((item) => made.submit(0, item)))).toEqual([2, "bad", 6]);
  });

  it("fails all at once when the error is nobody's own, and asks no more", async () => {
    const { made, commits } = coalescer({ failsAll: () => true });
    expect(await answers([1, -1, 3].map((item) => made.submit(0, item)))).toEqual(["bad", "bad", "bad"]);
    expect(commits).toHaveLength(1);
  });

  it("commits lanes side by side, each in one commit at a time", async () => {
    const open: number[] = [];
    let most = 0;
    const { made } = coalescer({
      lanes: 2,
      commit: async (items) => {
        expect(open).not.toContain((items[0] ?? 0) % 2);
        open.push((items[0] ?? 0) % 2);
        most = Math.max(most, open.length);
        await new Promise((done) => setImmediate(done));
        open.splice(open.indexOf((items[0] ?? 0) % 2), 1);
        return [...items];
      },
      maximumBatch: 2,
    });
    const items = Array.from({ length: 20 }, (_, index) => index);
    expect(await answers(items.map((item) => made.submit(item % 2, item)))).toEqual(items);
    expect(most).toBe(2);
  });

  it("commits lanes together while little waits", async () => {
    const { made, commits } = coalescer({ lanes: 3, shared: 3 });
    await answers([0, 1, 2].map((item) => made.submit(item, item)));
    await answers([0, 1, 2, 3].map((item) => made.submit(item % 3, item)));
    expect(commits).toEqual([[0, 1, 2], [0, 3], [1], [2]]);
  });

  it("is drained when everything is answered", async () => {
    const { made } = coalescer();
    const seen: unknown[] = [];
    for (const item of [1, -2, 3])
      void made.submit(0, item).then(
        (value) => seen.push(value),
        () => seen.push("failed"),
      );
    await made.drain();
    expect(seen).toEqual([2, "failed", 6]);
  });
});
