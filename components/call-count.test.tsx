import type { ReactElement } from "react";
import { describe, expect, it } from "vitest";
import type { Locale } from "@/lib/billing/catalog/types";
import { CallCount, formatSize } from "./call-count";
import { renderIn } from "./testing/render-in";

const text = (locale: Locale, element: ReactElement) => renderIn(locale, element).text;

describe("sizes as the price lists print them", () => {
  it.each([
    [100, "100"],
    [1_000, "1,000"],
    [10_000, "1万"],
    [200_000, "20万"],
    [1_000_000, "100万"],
    [50_000_000, "5000万"],
    [100_000_000, "1亿"],
  ])("中文 %i is %s", (count, expected) => {
    expect(formatSize(count, "zh")).toBe(expected);
  });

  it.each([
    [10_000, "10,000"],
    [100_000, "100,000"],
    [1_000_000, "1 million"],
    [10_000_000, "10 million"],
  ])("English %i is %s", (count, expected) => {
    expect(formatSize(count, "en")).toBe(expected);
  });

  it("writes out what the short form could only round", () => {
    expect(formatSize(9_999_999, "zh")).toBe("9,999,999");
    expect(formatSize(12_345_678, "en")).toBe("12,345,678");
    expect(formatSize(1_234_567_890_000, "zh")).toBe("1.23456789万亿");
  });
});

describe("a number of calls", () => {
  it("is written out, with its unit in the language's grammar", () => {
    expect(text("en", <CallCount count={1_234_567} />)).toBe("1,234,567");
    expect(text("en", <CallCount count={1} unit="calls" />)).toBe("1 call");
    expect(text("en", <CallCount count={1_000} unit="calls" />)).toBe("1,000 calls");
    expect(text("zh", <CallCount count={50_000_000} unit="calls" style="size" />)).toBe("5000万次");
    expect(text("zh", <CallCount count={1_000} unit="calls" style="size" />)).toBe("1,000 次");
    expect(text("zh", <CallCount count={10} unit="materials" />)).toBe("10 个素材");
  });
});
