import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { areaHome, navigation, securityPage } from "./navigation";
import { furtherPlaces } from "./palette-places";

describe("the sidebar", () => {
  // Route groups such as (console) do not stand in the path.
  const paths = new Set(
    readdirSync("app", { recursive: true, encoding: "utf8" })
      .filter((file) => /(^|\/)page\.tsx$/.test(file))
      .map(
        (file) =>
          `/${file
            .replace(/\/?page\.tsx$/, "")
            .replace(/\([^)]+\)\/?/g, "")
            .replace(/\/$/, "")}`,
      ),
  );
  const items = Object.values(navigation).flatMap((groups) => groups.flatMap((group) => group.items));

  it.each(items)("leads from $id to a page that exists: $href", ({ href }) => {
    expect(paths).toContain(href);
  });

  it.each(items.filter(({ also }) => also))(
    "marks $id as well on the pages that begin with $also",
    ({ also }) => {
      expect([...paths].some((path) => path.startsWith(`${also}/`))).toBe(true);
    },
  );

  it.each(Object.entries(securityPage))("has the page about one's login in the area %s", (_, href) => {
    expect(paths).toContain(href);
  });

  it.each(Object.values(furtherPlaces).flat())("has below it $id, a page that exists: $href", ({ href }) => {
    expect(paths).toContain(href);
  });

  it("names every place once, and has the home of each area", () => {
    const hrefs: string[] = items.map((item) => item.href);
    expect(new Set(hrefs).size).toBe(hrefs.length);
    for (const home of Object.values(areaHome)) expect(hrefs).toContain(home);
  });
});
