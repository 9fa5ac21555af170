import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { renderIn } from "@/components/testing/render-in";
import { messages } from "@/lib/i18n/messages";
import { PageHelp } from "./page-help";
import { type HelpPage, pageRules } from "./page-rules";

const pages = Object.keys(pageRules) as HelpPage[];
const sources = readdirSync("app", { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".tsx"))
  .map((file) => ({ file, text: readFileSync(`app/${file}`, "utf8") }));

describe("the help of a page", () => {
  it("stands behind every page header, and every page that has help uses it", () => {
    const named = sources.flatMap(({ file, text }) => {
      const headers = text.match(/<PageHeader\b/g)?.length ?? 0;
      const helps = [...text.matchAll(/<PageHeader\s+help="(\w+)"/g)].map((match) => match[1] ?? "");
      expect([file, helps.length]).toEqual([file, headers]);
      return helps;
    });
    expect([...new Set(named)].sort()).toEqual([...pages].sort());
  });

  it("cites rules of the rulebook by their ids, in both languages", () => {
    const book = readFileSync("lib/billing/README.md", "utf8");
    const inBook = new Set([...book.matchAll(/^\| ([A-Z]\d+) /gm)].map((match) => match[1]));
    for (const rule of Object.keys(messages.en.help.rules))
      expect([rule, inBook.has(rule)]).toEqual([rule, true]);
    for (const locale of ["en", "zh"] as const) {
      const { text } = renderIn(locale, <PageHelp page="refund" />);
      expect(text).toContain(messages[locale].help.pages.refund);
      expect(text).toContain(`R3${messages[locale].help.rules.R3}`);
    }
  });

  it("explains every rule it has words for on some page, and none twice on one", () => {
    const shown = new Set(pages.flatMap((page) => pageRules[page]));
    expect([...shown].sort()).toEqual(Object.keys(messages.en.help.rules).sort());
    for (const page of pages) expect(new Set(pageRules[page]).size).toBe(pageRules[page].length);
  });

  it("needs no script: its button opens the popover by the browser itself", () => {
    const { html } = renderIn("en", <PageHelp page="members" />);
    const id = /popovertarget="([^"]+)"/i.exec(html)?.[1];
    expect(html).toMatch(new RegExp(`id="${id}" popover="auto"`));
  });
});
