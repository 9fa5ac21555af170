import { describe, expect, it } from "vitest";
import { billingMonth } from "../billing-month";
import { nothingAnnounced } from "../catalog/announced";
import type { ContractPrice, MeterId } from "../catalog/types";
import { explainLine } from "./explain";
import { type MonthUsage, rateMonth } from "./rate-month";

const line = (meter: MeterId, usage: Partial<MonthUsage>, contracts: ContractPrice[] = []) => {
  const parts = { free: 0, gifted: 0, purchased: 0, qps: 0, billable: 0, refused: 0, ...usage };
  const calls = Object.values(parts).reduce((a, b) => a + b, 0);
  return rateMonth({
    meter,
    month: billingMonth("2026-10"),
    usage: { ...parts, calls },
    contracts,
    announced: nothingAnnounced,
  });
};

describe("the explanation of a line (A5)", () => {
  it("can be followed with a calculator", () => {
    const search = line("face-recognition-cn/face-search", {
      free: 10_000,
      purchased: 50_000_000,
      billable: 1_990_000,
    });
    expect(explainLine(search, "en")).toBe(
      "52,000,000 calls − 10,000 from free packs − 50,000,000 from purchased packs = 1,990,000 billable calls; " +
        "tier “Up to 3,000,000” of list price 002/1 prices all of them at CN¥0.0032: 1,990,000 × CN¥0.0032 = CN¥6,368.00.",
    );
    expect(explainLine(search, "zh")).toBe(
      "52,000,000 次调用 − 10,000 次免费资源包抵扣 − 50,000,000 次已购资源包抵扣 = 1,990,000 次计费调用；" +
        "按刊例价 002/1 “不超过 300万次”一档，全部按 ¥0.0032 计：1,990,000 × ¥0.0032 = ¥6,368.00。",
    );
  });

  it("keeps the exact amount of a line, which is not rounded (T5)", () => {
    expect(explainLine(line("face-fusion/image-face-fusion", { billable: 9_999 }), "en")).toContain(
      "= US$649.935.",
    );
  });

  it("names everything that was taken off", () => {
    const text = explainLine(
      line("face-fusion/image-face-fusion", { gifted: 1, qps: 2, refused: 3, billable: 4 }),
      "en",
    );
    expect(text).toContain(
      "10 calls − 1 from gifted packs − 2 on QPS quota − 3 refused while stopped = 4 billable",
    );
  });

  it("says when there is nothing to pay, or no price", () => {
    expect(explainLine(line("face-fusion/video-face-fusion", { free: 5 }), "en")).toMatch(
      /nothing to pay\.$/,
    );
    expect(explainLine(line("face-recognition-intl/face-search", { billable: 5 }), "en")).toContain(
      "no price is published",
    );
    expect(explainLine(line("faceid-cn/identity-check", { billable: 200_000 }), "zh")).toContain(
      "没有公开价格",
    );
  });

  it("names no tier where there is one price at any volume (P11)", () => {
    const flat = line("face-fusion/video-face-fusion", { billable: 5 });
    expect(explainLine(flat, "en")).toContain(
      "billable calls; list price 003/2024-11-07 prices all of them at US$",
    );
    expect(explainLine(flat, "zh")).toContain("；按刊例价 003/2024-11-07，全部按 US$");
  });

  it("names a contract as the source of its price (P9)", () => {
    const contract: ContractPrice = {
      meter: "face-recognition-intl/face-search",
      effectiveFrom: new Date("2026-10-01T00:00:00+08:00"),
      bounds: "(a,b]",
      tiers: [{ upTo: null, unitPrice: "0.002" }],
    };
    const text = explainLine(line("face-recognition-intl/face-search", { billable: 5 }, [contract]), "en");
    expect(text).toContain("billable calls; your contract price prices all of them at US$0.002");
    const upTo = {
      ...contract,
      tiers: [
        { upTo: 10, unitPrice: "0.002" },
        { upTo: null, unitPrice: "0.001" },
      ],
    };
    const tiered = line("face-recognition-intl/face-search", { billable: 5 }, [upTo]);
    expect(explainLine(tiered, "en")).toContain(
      "; tier “Up to 10” of your contract price prices all of them",
    );
    expect(explainLine(tiered, "zh")).toContain("；按您的合同价“不超过 10 次”一档，全部按 ");
  });
});
