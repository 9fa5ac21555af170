import { describe, expect, it } from "vitest";
import { type RefusalCode, refusalSentence, refusalStatus, refusals } from "./refusals";

const codes = Object.keys(refusals) as RefusalCode[];
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe("refusals", () => {
  it("say the shortfall with currency and separators in both languages", () => {
    const amount = (value: string) => ({ currency: "USD" as const, amount: value });
    const refusal = {
      code: "insufficient_balance" as const,
      params: { needed: amount("1234.50"), available: amount("1000.00"), shortfall: amount("234.50") },
    };
    expect(refusalSentence(refusal, "en")).toBe(
      "This costs US$1,234.50 and US$1,000.00 is available: US$234.50 is missing. Nothing was bought.",
    );
    expect(refusalSentence(refusal, "zh")).toBe(
      "需支付 US$1,234.50，可用余额 US$1,000.00，还差 US$234.50。未购买任何内容。",
    );
  });

  it("fill in counts and texts, and leave no placeholder behind", () => {
    const params = { field: "quantity", minimum: 1, maximum: 1000 };
    expect(refusalSentence({ code: "quantity_out_of_range", params }, "en")).toContain("from 1 to 1,000");
    expect(refusalSentence({ code: "offer_unknown", params: { offer: "a/b" } }, "zh")).toBe("a/b 不在售。");
  });

  it.each(codes)("%s has a status and says the same things in both languages", (code) => {
    expect([403, 404, 409, 422, 429]).toContain(refusalStatus(code));
    const { en, zh } = refusals[code];
    expect(placeholders(zh)).toEqual(placeholders(en));
    expect(en).toMatch(/^(\p{Lu}|\{).*\.$/u);
    expect(zh).toMatch(/。$/);
  });

  it("give each code a sentence of its own", () => {
    expect(new Set(codes.map((code) => refusals[code].en)).size).toBe(codes.length);
    expect(new Set(codes.map((code) => refusals[code].zh)).size).toBe(codes.length);
  });
});
