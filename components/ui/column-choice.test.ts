import { describe, expect, it } from "vitest";
import { hiddenColumns, hideParameter } from "./column-choice";

const columns = [
  { id: "what", always: true },
  { id: "total" },
  { id: "state" },
  { id: "id", hiddenAtFirst: true },
];

describe("the hidden columns of a list", () => {
  it("are those hidden at first as long as nobody chose", () => {
    expect(hiddenColumns(columns, undefined)).toEqual(["id"]);
  });

  it("are those that the URL names, but never one that cannot be hidden", () => {
    expect(hiddenColumns(columns, "state,what,gone")).toEqual(["state"]);
  });

  it.each([[[]], [["id"]], [["total"]], [["total", "state", "id"]]])(
    "come back from what is written for them: %j",
    (hidden) => {
      const written = hideParameter(columns, hidden);
      expect(hiddenColumns(columns, written ?? undefined)).toEqual(hidden);
    },
  );

  it("leave no trace in the URL when they are as at first, in whatever order they were ticked", () => {
    expect(hideParameter(columns, ["id"])).toBeNull();
    expect(hideParameter(columns, ["state", "total"])).toBe("total,state");
  });
});
