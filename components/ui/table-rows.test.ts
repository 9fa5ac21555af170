import { describe, expect, it } from "vitest";
import { type DataColumn, sortableAmount } from "./data-table-columns";
import { tableRows } from "./table-rows";

interface Row {
  readonly id: string;
  readonly name: string;
  readonly amount: string;
  readonly calls: number | null;
}

const rows: readonly Row[] = [
  { id: "a", name: "Pack 10", amount: "9.00", calls: 5 },
  { id: "b", name: "pack 9", amount: "1000.50", calls: null },
  { id: "c", name: "Übersicht", amount: "-2.00", calls: 70 },
  { id: "d", name: "pack 9", amount: "9.00", calls: 70 },
];
const columns: readonly DataColumn<Row>[] = [
  { id: "name", header: "Name", value: (row) => row.name },
  {
    id: "amount",
    header: "Amount",
    value: (row) => sortableAmount(row.amount),
    searchText: (row) => row.amount,
  },
  { id: "calls", header: "Calls", value: (row) => row.calls },
  { id: "actions", header: "Actions", value: () => null, sortable: false },
];
const shown = (query: string, sort: { id: string; descending: boolean } | null = null) =>
  tableRows(rows, columns, { query, sort }, "en").map(({ id }) => id);

describe("the rows of a table", () => {
  it("stay in their order when nobody asks for another", () => {
    expect(shown("")).toEqual(["a", "b", "c", "d"]);
    expect(shown("", { id: "actions", descending: true })).toEqual(["a", "b", "c", "d"]);
    expect(shown("", { id: "unheard of", descending: false })).toEqual(["a", "b", "c", "d"]);
  });

  it("are sorted as readers sort: numbers in text by size, equal ones in their order", () => {
    expect(shown("", { id: "name", descending: false })).toEqual(["b", "d", "a", "c"]);
  });

  it("are sorted by exact amounts, those below zero first", () => {
    expect(shown("", { id: "amount", descending: false })).toEqual(["c", "a", "d", "b"]);
  });

  it("that have no value come last, also when turned round", () => {
    expect(shown("", { id: "calls", descending: false })).toEqual(["a", "c", "d", "b"]);
    expect(shown("", { id: "calls", descending: true })).toEqual(["c", "d", "a", "b"]);
  });

  it("are found by any column, whatever the case, and by what people read of it", () => {
    expect(shown("  PACK 9 ")).toEqual(["b", "d"]);
    expect(shown("1000.5")).toEqual(["b"]);
    expect(shown("übersicht")).toEqual(["c"]);
    expect(shown("100050000000")).toEqual([]);
  });

  it("are filtered and sorted at once", () => {
    expect(shown("9", { id: "amount", descending: true })).toEqual(["b", "a", "d"]);
  });
});
