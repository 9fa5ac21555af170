import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { messages } from "./messages";
import { clientFiles } from "./testing/client-files";
import { findNeededKeys } from "./testing/used-keys";

type Tree = { readonly [key: string]: string | Tree };

/** A customer who calculates does so inside the frame of the console. */
const calculator = filesOf("app/calculator").filter((file) => !file.endsWith("/layout.tsx"));
/** What is inside each group's provider. Inside an area's frame only its own group is there. */
const groups: Readonly<Record<string, readonly string[]>> = {
  everywhere: [...filesOf("app", false), ...calculator, ...filesOf("app/docs")],
  auth: filesOf("app/(auth)"),
  customer: [...filesOf("app/(console)"), ...calculator],
  admin: filesOf("app/admin"),
  finance: filesOf("app/finance"),
};

function filesOf(folder: string, deep = true): string[] {
  return readdirSync(folder, { recursive: deep, encoding: "utf8" })
    .filter((file) => file.endsWith(".tsx") && !file.endsWith(".test.tsx"))
    .map((file) => `${folder}/${file}`)
    .sort();
}

function keysOf(tree: Tree, prefix = ""): string[] {
  return Object.entries(tree).flatMap(([name, value]) =>
    typeof value === "string" ? [prefix + name] : keysOf(value, `${prefix}${name}.`),
  );
}

/** The same texts in fewer words: a part of the tree all of whose texts are needed, by its own name. */
function shortest(tree: Tree, needed: ReadonlySet<string>, prefix = ""): string[] {
  return Object.entries(tree).flatMap(([name, value]) => {
    const path = prefix + name;
    if (typeof value === "string") return needed.has(path) ? [path] : [];
    const all = keysOf(value, `${path}.`).every((key) => needed.has(key));
    return all ? [path] : shortest(value, needed, `${path}.`);
  });
}

describe("the texts that are sent to the browser", () => {
  it("are those that its components may need, of each area: `npx vitest run --project unit client-texts -u` writes them", async () => {
    const keys = keysOf(messages.en);
    const sent = Object.fromEntries(
      Object.entries(groups).map(([group, roots]) => {
        const needed = findNeededKeys(clientFiles(roots), Object.keys(messages.en), keys);
        return [group, shortest(messages.en, needed)];
      }),
    );
    await expect(`${JSON.stringify(sent, null, 2)}\n`).toMatchFileSnapshot("client-texts.json");
  });
});
