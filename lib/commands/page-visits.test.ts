import { existsSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  addressOf,
  customerVisits,
  outsideVisits,
  redirects,
  refundVisits,
  staffVisits,
  visitedInJourneys,
} from "./page-visits";

const visits = [...outsideVisits, ...customerVisits, ...refundVisits, ...staffVisits];

describe("the pages that are looked at", () => {
  it("are all that there are", () => {
    const pages = readdirSync("app", { recursive: true, encoding: "utf8" })
      .filter((file) => /(^|\/)page\.tsx$/.test(file))
      .map((file) => file.replace(/\/?page\.tsx$/, ""));
    const looked = [...visits.map(({ page }) => page), ...Object.keys(visitedInJourneys), ...redirects];
    expect([...new Set(looked)].sort()).toEqual(pages.sort());
  });

  it("have a name each, for their pictures", () => {
    expect(new Set(visits.map(({ name }) => name)).size).toBe(visits.length);
  });

  it("are seen in journeys that exist where one cannot just go there", () => {
    expect(Object.values(visitedInJourneys).filter((journey) => !existsSync(journey))).toEqual([]);
  });

  it("are found by following links, the first that fits on each page", async () => {
    const site: Record<string, string[]> = {
      "/orders": ["/orders", "/orders/a", "/orders/b"],
      "/orders/a": ["/packs/c"],
    };
    const visit = { name: "pack", page: "", path: "/orders", links: [/^\/orders\/\w$/, /^\/packs\/\w$/] };
    const linksOn = async (path: string) => site[path] ?? [];
    expect(await addressOf(visit, linksOn)).toBe("/packs/c");
    expect(await addressOf({ ...visit, links: [/^\/bills\//] }, linksOn)).toBeNull();
  });
});
