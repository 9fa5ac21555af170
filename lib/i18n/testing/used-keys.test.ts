import { describe, expect, it } from "vitest";
import { findNeededKeys, findUsedKeys } from "./used-keys";

const namespaces = ["packs", "bills"];
const keys = ["packs.title", "packs.tabs.usable", "packs.tabs.expired", "bills.title"];
const used = (text: string) => [...findUsedKeys([{ name: "a.tsx", text }], namespaces, keys)].sort();

describe("the search for used texts", () => {
  it("takes a key only in the namespace the file asks for", () => {
    expect(used('const t = useTranslations("packs"); t("title");')).toEqual(["packs.title"]);
  });

  it("finds keys below a nested namespace and behind a template literal", () => {
    expect(used('const t = await getTranslations("packs.tabs"); t("usable");')).toEqual([
      "packs.tabs.usable",
    ]);
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is source code to search.
    expect(used('const t = useTranslations("packs"); t(`tabs.${tab}`);')).toEqual([
      "packs.tabs.expired",
      "packs.tabs.usable",
    ]);
  });

  it("leaves unused what only looks alike", () => {
    expect(used('const title = "title";')).toEqual([]);
    expect(used('const t = useTranslations("bills"); t("tabs.usable");')).toEqual([]);
  });
});

describe("the search for texts that may be needed", () => {
  const needed = (text: string) => [...findNeededKeys([{ name: "a.tsx", text }], namespaces, keys)].sort();

  it("takes all that a translator reaches that is called with a variable, or handed on", () => {
    const tabs = ["packs.tabs.expired", "packs.tabs.usable"];
    expect(needed('const t = useTranslations("packs.tabs"); t(tab);')).toEqual(tabs);
    expect(needed('const tabs = useTranslations("packs.tabs"); columns(rows, tabs);')).toEqual(tabs);
  });

  it("takes only what is named where every key is", () => {
    expect(needed('const t = useTranslations("packs"); t(known ? "title" : "tabs.usable");')).toEqual([
      "packs.tabs.usable",
      "packs.title",
    ]);
  });
});
