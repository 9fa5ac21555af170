import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pageSizes, readTableState, sortableAmount, writeTableState } from "./data-table-columns";

describe("the table's state in the URL", () => {
  it("reads what it wrote, whatever the state", () => {
    const id = fc.stringMatching(/^[a-z][a-zA-Z]{0,8}$/);
    const state = fc.record({
      query: fc.string(),
      sort: fc.option(fc.record({ id, descending: fc.boolean() })),
      hidden: fc.option(fc.array(id)),
      page: fc.integer({ min: 1, max: 500 }),
      size: fc.constantFrom(...pageSizes),
    });
    fc.assert(
      fc.property(state, (written) => {
        const url = writeTableState(new URLSearchParams("tab=usable"), "x.", written).toString();
        expect(readTableState(new URLSearchParams(url), "x.")).toEqual(written);
        expect(new URLSearchParams(url).get("tab")).toBe("usable");
      }),
    );
  });

  it("falls back to the first page and 25 rows when somebody edits the URL into nonsense", () => {
    const read = readTableState(new URLSearchParams("page=-3&size=7&sort="), "");
    expect(read).toEqual({ query: "", sort: null, hidden: null, page: 1, size: 25 });
  });
});

describe("sortableAmount", () => {
  it("orders amounts exactly where text and binary fractions do not", () => {
    const sorted = [
      "10",
      "9.5",
      "-0.5",
      "0.0003",
      "0.003",
      "-12.25",
      "90071992547409930.1",
      "90071992547409930.2",
    ];
    const byAmount = [...sorted].sort((a, b) => (sortableAmount(a) < sortableAmount(b) ? -1 : 1));
    expect(byAmount).toEqual([
      "-12.25",
      "-0.5",
      "0.0003",
      "0.003",
      "9.5",
      "10",
      "90071992547409930.1",
      "90071992547409930.2",
    ]);
  });
});
