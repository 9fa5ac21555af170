import { describe, expect, it } from "vitest";
import { readContract, readCount } from "./values";

describe("a count as people write it", () => {
  it.each([
    ["9999", 9_999],
    ["9,999", 9_999],
    [" 52 000 000 ", 52_000_000],
    ["5000万", 50_000_000],
    ["1.5亿", 150_000_000],
    ["1.2k", 1_200],
    ["2M", 2_000_000],
    ["100次", 100],
  ])("%s is %d", (text, count) => {
    expect(readCount(text, 0, 1_000_000_000)).toBe(count);
  });

  it.each(["", "many", "-1", "1.5", "1.23456k", "1e3", "1万万", "1000000001", "0x10"])(
    "%s is none",
    (text) => {
      expect(readCount(text, 0, 1_000_000_000)).toBeUndefined();
    },
  );
});

describe("a contract price", () => {
  it("is one price, or tiers from low to high of which the last may be open", () => {
    expect(readContract("0.002")).toEqual([{ unitPrice: "0.002" }]);
    expect(readContract("100000:0.002, 0.001")).toEqual([
      { upTo: 100_000, unitPrice: "0.002" },
      { unitPrice: "0.001" },
    ]);
    expect(readContract("10万：0.002；20万：0.001")).toEqual([
      { upTo: 100_000, unitPrice: "0.002" },
      { upTo: 200_000, unitPrice: "0.001" },
    ]);
  });

  it.each(["", "free", "0.123456789", "0.2, 0.1", "200:1, 100:2", "-1", "5:", "1000000000000000:1"])(
    "is not: %s",
    (text) => {
      expect(readContract(text)).toBeUndefined();
    },
  );
});
