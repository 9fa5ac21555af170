import { describe, expect, it } from "vitest";
import { issuerOf } from "./issuer";

describe("who issues a bill", () => {
  it("is what the instance says for the site, line by line", () => {
    const env = { ISSUER_CHINA: "棱面云计算（上海）有限公司 | 浦东新区 |税号 91310000" };
    expect(issuerOf("china", env)).toEqual(["棱面云计算（上海）有限公司", "浦东新区", "税号 91310000"]);
  });

  it("is the product where nothing is said, or nothing but separators", () => {
    expect(issuerOf("international", { ISSUER_CHINA: "Other" })).toEqual(["Facet"]);
    expect(issuerOf("china", { ISSUER_CHINA: " | " })).toEqual(["Facet"]);
  });
});
