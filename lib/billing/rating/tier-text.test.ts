import { describe, expect, it } from "vitest";
import { services } from "../catalog/catalog";
import { tierLabel } from "../catalog/tiers";
import { isAnyVolume, tierText } from "./tier-text";

describe("a tier in words", () => {
  it.each([
    ["(0, 3000000]", "Up to 3,000,000", "不超过 300万次"],
    ["(3000000, 15000000]", "3,000,001 – 15,000,000", "超过 300万次，不超过 1500万次"],
    ["(15000000, ∞)", "From 15,000,001", "超过 1500万次"],
    ["[0, 10000)", "Up to 9,999", "不足 1万次"],
    ["[1000, 10000)", "1,000 – 9,999", "不少于 1,000 次，不足 1万次"],
    ["[10000, 100000)", "10,000 – 99,999", "不少于 1万次，不足 10万次"],
    ["[100000, ∞)", "From 100,000", "10万次及以上"],
    ["[0, ∞)", "Any number of calls", "不限次数"],
    ["(0, ∞)", "Any number of calls", "不限次数"],
  ])("of %s counts as the bounds say (P4)", (label, en, zh) => {
    expect(tierText(label, "en")).toBe(en);
    expect(tierText(label, "zh")).toBe(zh);
  });

  it.each([
    ["(0, 50)", "Up to 49 QPS", "不足 50 QPS"],
    ["[50, 100)", "50 – 99 QPS", "不少于 50 QPS，不足 100 QPS"],
    ["[100, ∞)", "From 100 QPS", "100 QPS 及以上"],
  ])("of an order's QPS %s names the unit (B3)", (label, en, zh) => {
    expect(tierText(label, "en", "qps")).toBe(en);
    expect(tierText(label, "zh", "qps")).toBe(zh);
  });

  it("shows a label of another form as it is", () => {
    expect(tierText("flat", "en")).toBe("flat");
    expect(isAnyVolume("flat")).toBe(false);
  });

  it("has no brackets for any table of the catalogue, and tells its tiers apart", () => {
    for (const { prices } of services.flatMap(({ meters }) => meters)) {
      for (const table of prices) {
        for (const locale of ["en", "zh"] as const) {
          const texts = table.tiers.map((tier) => tierText(tierLabel(table, tier), locale));
          expect(new Set(texts).size).toBe(texts.length);
          for (const text of texts) expect(text).not.toMatch(/[[\]()∞]/);
        }
      }
    }
  });
});
