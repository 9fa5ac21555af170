import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { describe, expect, it } from "vitest";

/** The import table of docs/architecture.md, held against every source file. */
const roots = ["app", "components", "db", "lib", "bench", "e2e"];
const files = roots.flatMap((root) => walk(root)).filter((file) => /\.(ts|tsx)$/.test(file));
const sources = files.filter((file) => !isTestFile(file));

interface Rule {
  readonly from: RegExp;
  readonly except?: RegExp;
  readonly allowed?: RegExp;
  readonly never?: RegExp;
}

const node = "^node:";
const rules: Readonly<Record<string, Rule>> = {
  "the rulebook imports decimal.js and itself": {
    from: /^lib\/billing\//,
    allowed: /^(decimal\.js$|lib\/billing\/)/,
  },
  "the archive knows SQL and the rulebook's values, no operations": {
    from: /^db\//,
    // The seed tells its stories through the operations; tests arrange through them.
    except: /^db\/(seed|testing)\//,
    allowed: new RegExp(`^(db/|lib/billing/|drizzle-orm|postgres$|uuid$|${node.slice(1)})`),
  },
  "the clerk imports the rulebook, the archive and plain helpers": {
    from: /^lib\/operations\//,
    allowed: new RegExp(
      `^(lib/(billing|operations|payments|notify|security)/|lib/(clock|env)$|lib/auth/(api-key|password)$|db/|${node.slice(1)})`,
    ),
  },
  "components know no database and no operation": {
    from: /^components\//,
    never: /^(db\/|lib\/operations\/|drizzle-orm|postgres$)/,
  },
  "pages reach the database through the archive only": { from: /^app\//, never: /^(drizzle-orm|postgres$)/ },
  "the gateway and the worker know no pages": {
    from: /^lib\/(gateway|jobs)\//,
    never: /^(next|react|app\/|components\/)/,
  },
};

describe("who may import whom", () => {
  for (const [name, rule] of Object.entries(rules)) {
    it(name, () => {
      const offences = sources
        .filter((file) => rule.from.test(file) && !rule.except?.test(file))
        .flatMap((file) =>
          importsOf(file)
            .filter((target) => (rule.allowed && !rule.allowed.test(target)) || rule.never?.test(target))
            .map((target) => `${file} imports ${target}`),
        );
      expect(offences).toEqual([]);
    });
  }

  it("looks at real files: each rule covers some", () => {
    for (const rule of Object.values(rules)) expect(sources.some((file) => rule.from.test(file))).toBe(true);
  });
});

describe("inside the rulebook", () => {
  const billing = sources.filter((file) => file.startsWith("lib/billing/"));

  it("takes time, chance and settings as arguments only", () => {
    const impure = /\bDate\.now\(|new Date\(\)|Math\.random\(|process\.env/;
    expect(billing.filter((file) => impure.test(readFileSync(file, "utf8")))).toEqual([]);
  });

  it("imports downwards only: catalogue, then ledger and arrears, then services, metering and packs, then rating, then bills", () => {
    const ranks = ["catalog", "ledger arrears", "services metering packs", "rating", "bills"];
    const rankOf = (file: string) => {
      const folder = file.match(/^lib\/billing\/([\w-]+)\//)?.[1];
      return folder ? ranks.findIndex((names) => names.split(" ").includes(folder)) : -1;
    };
    const upwards = billing
      .filter((file) => rankOf(file) >= 0)
      .flatMap((file) =>
        importsOf(file)
          .filter((target) => rankOf(target) > rankOf(file))
          .map((target) => `${file} imports ${target}`),
      );
    expect(upwards).toEqual([]);
  });

  it("has no circle of imports", () => {
    const done = new Set<string>();
    const visit = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) throw new Error(`Circle: ${[...path, file].join(" → ")}`);
      if (done.has(file)) return;
      for (const target of valueImportsOf(file)) {
        const found = billing.find((candidate) => candidate === `${target}.ts`);
        if (found) visit(found, [...path, file]);
      }
      done.add(file);
    };
    for (const file of billing) visit(file, []);
  });

  it("branches on no service's name outside the catalogue", () => {
    const ids = /["'](face-recognition-intl|faceid-intl|face-recognition-cn|face-fusion|faceid-cn)["'/]/;
    const rulesAndOperations = sources.filter(
      (file) =>
        /^lib\/(billing|operations|gateway|jobs)\//.test(file) && !/^lib\/billing\/catalog\//.test(file),
    );
    expect(
      rulesAndOperations.filter((file) => ids.test(withoutComments(readFileSync(file, "utf8")))),
    ).toEqual([]);
  });
});

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? walk(path) : [path];
  });
}

function isTestFile(file: string): boolean {
  return /\.test\.tsx?$/.test(file) || /\/testing\//.test(file);
}

/** What a file imports: packages as named, own files as paths from the top without ending. */
function importsOf(file: string): string[] {
  return specifiers(readFileSync(file, "utf8"), /(?:\bfrom|^import|\bimport\()\s*["']([^"'\s]+)["']/gm).map(
    (name) => resolve(file, name),
  );
}

function valueImportsOf(file: string): string[] {
  const text = readFileSync(file, "utf8").replace(/(?:import|export) type [^;]+;/g, "");
  return specifiers(text, /\bfrom\s+["']([^"'\s]+)["']/g).map((name) => resolve(file, name));
}

function specifiers(text: string, pattern: RegExp): string[] {
  return [...withoutComments(text).matchAll(pattern)].flatMap((match) => (match[1] ? [match[1]] : []));
}

function resolve(file: string, name: string): string {
  if (name.startsWith("@/")) return name.slice(2);
  return name.startsWith(".") ? normalize(relative(".", join(dirname(file), name))) : name;
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "");
}
