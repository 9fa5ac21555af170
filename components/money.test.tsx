import { describe, expect, it } from "vitest";
import { formatMoney, Money } from "./money";
import { renderIn } from "./testing/render-in";

const usd = (amount: string) => ({ currency: "USD", amount }) as const;
const cny = (amount: string) => ({ currency: "CNY", amount }) as const;

describe("money in words of the page's language", () => {
  it.each([
    ["en", usd("1234.5"), "US$1,234.50"],
    ["en", cny("1234.5"), "CN¥1,234.50"],
    ["zh", usd("1234.5"), "US$1,234.50"],
    ["zh", cny("148868.00"), "¥148,868.00"],
    ["en", usd("-0.01"), "-US$0.01"],
  ] as const)("%s %o is %s", (locale, value, expected) => {
    expect(formatMoney(value, locale)).toBe(expected);
  });

  it("shows a unit price with all the decimals it has, and an amount with at least two", () => {
    expect(formatMoney(cny("0.0003"), "zh")).toBe("¥0.0003");
    expect(formatMoney(usd("0.4"), "en")).toBe("US$0.40");
    expect(formatMoney(usd("0.12345678"), "en")).toBe("US$0.12345678");
    expect(formatMoney(usd("60"), "en", { places: 0 })).toBe("US$60");
  });

  it("keeps every digit of an amount that a binary number cannot hold (T6)", () => {
    expect(formatMoney(usd("9007199254740993.01"), "en")).toBe("US$9,007,199,254,740,993.01");
  });

  it("signs changes on request, but not zero", () => {
    expect(formatMoney(usd("5"), "en", { sign: true })).toBe("+US$5.00");
    expect(formatMoney(usd("0"), "en", { sign: true })).toBe("US$0.00");
    expect(formatMoney(usd("0"), "en")).toBe("US$0.00");
  });

  it("refuses what is not a decimal string", () => {
    expect(() => formatMoney(usd("1e3"), "en")).toThrow(RangeError);
    expect(() => formatMoney(usd(""), "en")).toThrow(RangeError);
  });

  it("keeps the exact amount in the markup for whoever reads it by machine", () => {
    const { html } = renderIn("zh", <Money value={cny("2550.00")} />);
    expect(html).toContain('value="2550.00"');
    expect(html).toContain(">¥2,550.00<");
  });
});
