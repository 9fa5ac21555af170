import { describe, expect, it } from "vitest";
import { countText, groupDigits } from "./count-text";
import { money } from "./money";
import { moneyText } from "./money-text";

describe("amounts in sentences", () => {
  it("name their currency as the pages do", () => {
    expect(moneyText(money("1234.5", "USD"), "en")).toBe("US$1,234.50");
    expect(moneyText(money("1234.5", "CNY"), "zh")).toBe("¥1,234.50");
    expect(moneyText({ currency: "CNY", amount: "0.0032" }, "en")).toBe("CN¥0.0032");
    expect(moneyText({ currency: "USD", amount: "-1234567.00" }, "zh")).toBe("-US$1,234,567.00");
  });

  it("separate thousands of the whole part only", () => {
    expect(groupDigits("1234567.12345678")).toBe("1,234,567.12345678");
    expect(groupDigits("-100")).toBe("-100");
    expect(groupDigits("9007199254740993")).toBe("9,007,199,254,740,993");
    expect(countText(52_000_000)).toBe("52,000,000");
  });
});
