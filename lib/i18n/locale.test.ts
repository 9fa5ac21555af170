import { describe, expect, it } from "vitest";
import { chooseLocale } from "./locale";

describe("the language of a request", () => {
  it.each([
    ["the cookie wins", "en", "zh-CN,zh;q=0.9", "en"],
    ["a cookie nobody wrote here is ignored", "fr", "zh-CN", "zh"],
    ["any Chinese is 简体中文", undefined, "zh-TW", "zh"],
    ["the better liked of the two", undefined, "zh;q=0.5, en-GB;q=0.8", "en"],
    ["a language we do not speak comes before", undefined, "de-DE,de;q=0.9,zh;q=0.8,en;q=0.7", "zh"],
    ["q=0 means: not this one", undefined, "zh;q=0", "en"],
    ["nothing said", undefined, null, "en"],
  ] as const)("%s", (_case, cookie, header, expected) => {
    expect(chooseLocale(cookie, header)).toBe(expected);
  });
});
