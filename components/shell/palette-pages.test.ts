import { describe, expect, it } from "vitest";
import { pagesThatMatch } from "./palette-pages";

const pages = [
  { href: "/packs", label: "Resource packs", group: "Resources" },
  { href: "/free-packs", label: "免费资源包", group: "资源" },
  { href: "/bills", label: "Bills", group: "Costs" },
];
const found = (words: string) => pagesThatMatch(pages, words).map((page) => page.href);

describe("pages by what is typed", () => {
  it("are all there before anything is", () => {
    expect(found("  ")).toEqual(["/packs", "/free-packs", "/bills"]);
  });

  it("match by any part of their name, group or address, whatever the case", () => {
    expect(found("PACK")).toEqual(["/packs", "/free-packs"]);
    expect(found("免费")).toEqual(["/free-packs"]);
    expect(found("costs")).toEqual(["/bills"]);
  });

  it("must have every word", () => {
    expect(found("resource packs")).toEqual(["/packs"]);
    expect(found("packs costs")).toEqual([]);
  });
});
