import { describe, expect, it } from "vitest";
import { messages } from "@/lib/i18n/messages";
import { whatIsMeant } from "./palette-pages";

const pages = [
  { href: "/packs", label: "Resource packs", group: "Resources", keywords: "refund" },
  { href: "/free-packs", label: "免费资源包", group: "资源", keywords: "领取" },
  { href: "/bills", label: "Bills", group: "Costs", keywords: "invoice refund" },
  { href: "/refunds", label: "Refunds", group: "Support", keywords: "" },
];
const found = (words: string) => whatIsMeant(pages, words).map((page) => page.href);

describe("pages by what is typed", () => {
  it("are all there before anything is", () => {
    expect(found("  ")).toEqual(["/packs", "/free-packs", "/bills", "/refunds"]);
  });

  it("match by any part of their name, group or address, whatever the case", () => {
    expect(found("PACK")).toEqual(["/packs", "/free-packs"]);
    expect(found("免费")).toEqual(["/free-packs"]);
    expect(found("costs")).toEqual(["/bills"]);
  });

  it("match by other words for them too, after those whose name it is", () => {
    expect(found("invoice")).toEqual(["/bills"]);
    expect(found("refund")).toEqual(["/refunds", "/packs", "/bills"]);
  });

  it("must have every word", () => {
    expect(found("resource packs")).toEqual(["/packs"]);
    expect(found("packs costs")).toEqual([]);
  });
});

describe("the other words of the messages", () => {
  const meant = (locale: "en" | "zh", words: string) =>
    whatIsMeant(
      Object.entries(messages[locale].palette.keywords).map(([id, keywords]) => ({
        id,
        label: "",
        group: "",
        keywords,
      })),
      words,
    ).map(({ id }) => id);

  it.each([
    ["refund", "packs"],
    ["invoice", "bills"],
    ["pay", "topUp"],
    ["two-factor", "security"],
    ["password", "security"],
    ["notifications", "preferences"],
    ["log out", "signOut"],
  ])("lead in English from %s to %s", (words, id) => {
    expect(meant("en", words)).toContain(id);
  });

  it.each([
    ["退款", "packs"],
    ["发票", "bills"],
    ["支付", "topUp"],
    ["两步验证", "security"],
    ["refund", "packs"],
    ["夜间", "theme"],
    ["登出", "signOut"],
  ])("lead in Chinese from %s to %s", (words, id) => {
    expect(meant("zh", words)).toContain(id);
  });
});
