import { readdirSync, readFileSync } from "node:fs";
import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";
import { describe, expect, it } from "vitest";
import { messages, type Namespace } from "./messages";
import { findRichUses } from "./testing/rich-tags";
import { dynamicKeys, findUsedKeys, readyWords, type SourceFile } from "./testing/used-keys";

type Tree = { readonly [key: string]: string | Tree };

/** `{ packs: { title: "…" } }` as `[["packs.title", "…"]]`. */
function leaves(tree: Tree, prefix = ""): [key: string, text: string][] {
  return Object.entries(tree).flatMap(([name, value]): [string, string][] =>
    typeof value === "string" ? [[prefix + name, value]] : leaves(value, `${prefix}${name}.`),
  );
}

const en = new Map(leaves(messages.en));
const zh = new Map(leaves(messages.zh));

/**
 * The arguments and tags of an ICU message, also inside plural and select branches. `must` leaves out those that only
 * choose between singular and plural without being shown: Chinese has no plural to choose.
 */
function argumentsOf(text: string): { may: Set<string>; must: Set<string> } {
  const may = new Set<string>();
  const must = new Set<string>();
  const visit = (parts: readonly MessageFormatElement[], plural: string | null) => {
    for (const part of parts) {
      if (part.type === TYPE.pound && plural) must.add(plural);
      if (part.type === TYPE.literal || part.type === TYPE.pound) continue;
      const name = part.type === TYPE.tag ? `<${part.value}>` : part.value;
      may.add(name);
      if (part.type !== TYPE.plural) must.add(name);
      if (part.type === TYPE.tag) visit(part.children, plural);
      if (part.type === TYPE.plural)
        for (const option of Object.values(part.options)) visit(option.value, name);
      if (part.type === TYPE.select)
        for (const option of Object.values(part.options)) visit(option.value, plural);
    }
  };
  visit(parse(text), null);
  return { may, must };
}

/** Names and codes that are the same in Chinese. */
const sameInChinese =
  /^(Facet|English|FaceID|Face Recognition|Face Fusion|QPS|API|CSV|XLSX|PDF|FOCUS|JSON|UTC\+8|OK|ID|SMS|USD|CNY|[\s\d.,:·/()%–—，。：（）【】-]|\{[^{}]*\})*$/;

const sources: readonly SourceFile[] = ["app", "components", "lib"].flatMap((root) =>
  readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .map((file) => ({ name: `${root}/${file}`, text: readFileSync(`${root}/${file}`, "utf8") })),
);

describe("the console's texts", () => {
  it("have the same keys in both languages", () => {
    expect([...zh.keys()].sort()).toEqual([...en.keys()].sort());
  });

  it("take the same arguments in both languages", () => {
    for (const [key, english] of en) {
      const here = argumentsOf(english);
      const there = argumentsOf(zh.get(key) ?? "");
      const missing = [...here.must].filter((name) => !there.may.has(name));
      const unknown = [...there.may].filter((name) => !here.may.has(name));
      expect({ key, missing, unknown }).toEqual({ key, missing: [], unknown: [] });
    }
  });

  it("contain no Chinese in the English ones", () => {
    expect([...en].filter(([, text]) => /\p{Script=Han}/u.test(text))).toEqual([]);
  });

  it("are translated in the Chinese ones", () => {
    const untranslated = [...zh].filter(
      ([, text]) => !/\p{Script=Han}/u.test(text) && !sameInChinese.test(text),
    );
    expect(untranslated).toEqual([]);
  });

  it("use Chinese punctuation in Chinese sentences", () => {
    expect([...zh].filter(([, text]) => /\p{Script=Han}[,;:?!]/u.test(text))).toEqual([]);
  });

  it("are all used somewhere", () => {
    const used = findUsedKeys(sources, Object.keys(messages.en) as Namespace[], [...en.keys()]);
    expect([...en.keys()].filter((key) => !used.has(key) && !key.startsWith(readyWords))).toEqual([]);
    // A prefix nobody needs any more would hide unused keys.
    for (const prefix of [...Object.keys(dynamicKeys), readyWords])
      expect([...en.keys()].some((key) => key.startsWith(prefix))).toBe(true);
  });

  it("have a tag for each component put into them: a plain argument would print the component's source", () => {
    const uses = findRichUses(sources);
    expect(uses.length).toBeGreaterThan(50);
    const untagged = uses.filter(
      ({ key, tag }) =>
        ![...en].some(([full, text]) => full.endsWith(`.${key}`) && argumentsOf(text).may.has(`<${tag}>`)),
    );
    expect(untagged).toEqual([]);
  });
});
