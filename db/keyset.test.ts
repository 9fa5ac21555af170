import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Cursor, type KeysetSlice, keysetPage } from "./keyset";

const list = (size: number) => Array.from({ length: size }, (_, index) => String(index).padStart(4, "0"));

function reader(rows: readonly string[]) {
  return async ({ direction, from, limit }: KeysetSlice) => {
    const ordered = direction === "forward" ? rows : [...rows].reverse();
    const beyond = ordered.filter((row) =>
      from === null ? true : direction === "forward" ? row > from : row < from,
    );
    return beyond.slice(0, limit);
  };
}
const page = (rows: readonly string[], cursor: Cursor, size: number) =>
  keysetPage(cursor, size, reader(rows), (row) => row);

describe("paging by key", () => {
  it("knows its first and its last page", async () => {
    expect(await page(list(3), null, 5)).toEqual({ rows: list(3), previous: null, next: null });
    expect(await page(list(4), null, 2)).toEqual({ rows: ["0000", "0001"], previous: null, next: "0001" });
    expect(await page(list(4), { after: "0001" }, 2)).toEqual({
      rows: ["0002", "0003"],
      previous: "0002",
      next: null,
    });
    expect(await page(list(4), { before: "0002" }, 2)).toEqual({
      rows: ["0000", "0001"],
      previous: null,
      next: "0001",
    });
    expect(await page([], null, 2)).toEqual({ rows: [], previous: null, next: null });
  });

  it("shows each row once forwards, and the same pages backwards", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 9 }),
        async (total, size) => {
          const rows = list(total);
          const seen: string[][] = [];
          let cursor: Cursor = null;
          let last = await page(rows, cursor, size);
          for (;;) {
            seen.push([...last.rows]);
            if (last.next === null) break;
            cursor = { after: last.next };
            last = await page(rows, cursor, size);
          }
          expect(seen.flat()).toEqual(rows);
          const back: string[][] = [];
          while (last.previous !== null) {
            last = await page(rows, { before: last.previous }, size);
            back.unshift([...last.rows]);
          }
          expect(back).toEqual(seen.slice(0, -1));
        },
      ),
    );
  });
});
