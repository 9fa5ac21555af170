import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const here = dirname(fileURLToPath(import.meta.url));
const readme = readFileSync(join(here, "README.md"), "utf8");

/** How many rules each section has: T1 to T6, P1 to P13 … */
const sections = { T: 6, P: 13, S: 8, F: 6, U: 9, B: 6, R: 10, L: 5, A: 5 };
const rules = Object.entries(sections).flatMap(([letter, count]) =>
  Array.from({ length: count }, (_, index) => `${letter}${index + 1}`),
);
const rows = [...readme.matchAll(/^\| ([A-Z]\d+) +\| (.+?) +\|/gm)].map(([, rule = "", rest = ""]) => ({
  rule,
  files: [...rest.matchAll(/`([\w./-]+\.ts)`/g)].map(([, file = ""]) => file),
}));
const sources = readdirSync(here, { recursive: true, encoding: "utf8" }).filter((file) =>
  file.endsWith(".ts"),
);

describe("the table of the rulebook", () => {
  it("says of every rule, once, where it stands or whose it is", () => {
    expect(rows.map(({ rule }) => rule).toSorted()).toEqual(rules.toSorted());
  });

  it.each(rows.flatMap(({ rule, files }) => files.map((file) => [rule, file] as const)))(
    "%s stands in %s, which cites it, or its test does",
    (rule, file) => {
      const path = join(here, file);
      expect(existsSync(path)).toBe(true);
      const test = path.replace(/\.ts$/, ".test.ts");
      const neighbours = sources.filter(
        (each) => dirname(each) === dirname(file) && each.endsWith(".test.ts"),
      );
      const texts = [path, ...(existsSync(test) ? [test] : neighbours.map((each) => join(here, each)))];
      expect(texts.some((each) => new RegExp(`\\b${rule}\\b`).test(readFileSync(each, "utf8")))).toBe(true);
    },
  );
});

describe("the rulebook", () => {
  const code = sources.filter((file) => !file.endsWith(".test.ts"));

  it.each(code)("%s imports decimal.js and its own kind only", (file) => {
    const imports = [...readFileSync(join(here, file), "utf8").matchAll(/ from "([^"]+)"/g)].map(
      ([, from = ""]) => from,
    );
    for (const from of imports) {
      const own = from.startsWith(".") && resolve(join(here, dirname(file)), from).startsWith(here);
      expect(own || from === "decimal.js", from).toBe(true);
    }
  });

  it.each(code)("%s has no clock, no chance and no environment", (file) => {
    const text = readFileSync(join(here, file), "utf8");
    expect(text).not.toMatch(/Date\.now|new Date\(\)|Math\.random|crypto|process\.env/);
  });

  it.each(code.filter((file) => !file.startsWith("catalog")))("%s asks for no service by name", (file) => {
    const text = readFileSync(join(here, file), "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
    expect(text).not.toMatch(
      /"(face-recognition-intl|faceid-intl|face-recognition-cn|face-fusion|faceid-cn)/,
    );
  });
});
