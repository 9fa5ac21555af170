import { readdirSync, readFileSync } from "node:fs";
import { twMerge } from "tailwind-merge";
import { describe, expect, it } from "vitest";
import { cn } from "./cn";

/** Every word of a string in the sources that Tailwind knows as a class. */
const classes = [
  ...new Set(
    ["app", "components"]
      .flatMap((root) =>
        readdirSync(root, { recursive: true, encoding: "utf8" }).map((file) => `${root}/${file}`),
      )
      .filter((file) => /\.tsx?$/.test(file) && !/(\.test\.tsx?|\/cn\.ts)$/.test(file))
      .flatMap((file) => [...readFileSync(file, "utf8").matchAll(/"([^"\n]*)"|`([^`]*)`/g)])
      .flatMap(([, quoted, template]) => (quoted ?? template ?? "").split(/\s+/))
      .filter((word) => word !== "" && twMerge(`${word} ${word}`) === word),
  ),
];

/** Everything up to the last colon outside of brackets: `md:`, `[&_svg]:`, `data-[state=open]:`. */
const variantsOf = (name: string) => /^(?:[^[\]]|\[(?:[^[\]]|\[[^\]]*\])*\])*:/.exec(name)?.[0] ?? "";

describe("joined class names", () => {
  it("are those that tailwind-merge leaves, of any two classes in the sources", () => {
    const plain = [...new Set(classes.map((name) => name.slice(variantsOf(name).length)))];
    expect(plain.length).toBeGreaterThan(300);
    const different = plain.flatMap((first) =>
      plain
        .filter((second) => first !== second && cn(first, second) !== twMerge(first, second))
        .map((second) => [first, second]),
    );
    expect(different).toEqual([]);
  });

  it("leave a class with one variant beside one with another", () => {
    const varied = classes.filter((name) => variantsOf(name) !== "");
    expect(varied.length).toBeGreaterThan(100);
    const different = varied.flatMap((first) =>
      varied
        .filter((second) => first !== second && (variantsOf(first) === variantsOf(second) || first < second))
        .filter((second) => cn(first, second) !== twMerge(first, second))
        .map((second) => [first, second]),
    );
    expect(different).toEqual([]);
  });

  it("keep their order, what is no class of Tailwind's, and nothing twice", () => {
    expect(cn("peer flex gap-2", false, ["gap-4", null], { hidden: false })).toBe("peer flex gap-4");
    expect(cn("px-2 py-1", "p-3", undefined)).toBe("p-3");
    expect(cn("")).toBe("");
  });
});
