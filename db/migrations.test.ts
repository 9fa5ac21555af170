import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** The ones before the first release built the schema; from then on a migration meets rows and running processes. */
const released = "0003";
const folder = new URL("./migrations/", import.meta.url);
const migrations = readdirSync(folder).filter((name) => name.endsWith(".sql") && name >= released);

/** What the code that still runs would trip over, or what rewrites or scans a whole table under its lock. */
const unsafe: readonly RegExp[] = [
  /\bdrop\s+(table|column)\b/i,
  /\brename\s+(to|column)\b/i,
  /\bset\s+data\s+type\b/i,
  /\bset\s+not\s+null\b/i,
  /\badd\s+column\s+(?:(?!default)[^;])*\bnot\s+null\b(?![^;]*\bdefault\b)/i,
  /^\s*truncate\b/im,
];

/** What looks unsafe and meets nobody, with why. Each must still be there. */
const harmless: Readonly<Record<string, string>> = {
  '0010_invitations_once.sql ALTER TABLE "invitations" DROP COLUMN "round"':
    "made by 0005, in no release before",
  '0010_invitations_once.sql ALTER TABLE "invitations" DROP COLUMN "sent_at"':
    "made by 0005, in no release before",
  '0015_months_of_bills.sql ALTER TABLE "bills" ALTER COLUMN "month" SET DATA TYPE text':
    "the type it has: nothing is rewritten",
};

/** Nothing of the version before may run meanwhile, and docs/operating.md says so. */
const stopsAll = ["0016_one_table_of_postings.sql"];

function unsafeStatements(name: string): string[] {
  const text = readFileSync(new URL(name, folder), "utf8").replace(/--.*$/gm, "");
  return text
    .split(";")
    .map((statement) => statement.trim())
    .filter((statement) => unsafe.some((pattern) => pattern.test(statement)))
    .map((statement) => `${name} ${statement}`);
}

test("there are migrations to look at", () => {
  expect(migrations.length).toBeGreaterThan(3);
});

test.each(migrations.filter((name) => !stopsAll.includes(name)))("%s is safe on a live database", (name) => {
  expect(unsafeStatements(name).filter((statement) => harmless[statement] === undefined)).toEqual([]);
});

test.each(stopsAll)("%s is not, and whoever upgrades is told", (name) => {
  expect(unsafeStatements(name)).not.toEqual([]);
  const said = readFileSync(new URL("../docs/operating.md", import.meta.url), "utf8");
  expect(said).toContain(`Migration ${name.slice(0, 4)} is one to stop everything for`);
});

test("every exception is of a statement that is there", () => {
  const found = migrations.flatMap(unsafeStatements);
  expect(Object.keys(harmless).filter((statement) => !found.includes(statement))).toEqual([]);
});

test.each([
  'ALTER TABLE "bills" DROP COLUMN "note"',
  'ALTER TABLE "bills" ADD COLUMN "note" text NOT NULL;',
  'ALTER TABLE "bills" ALTER COLUMN "note" SET NOT NULL;',
])("the check sees %s", (statement) => {
  expect(unsafe.some((pattern) => pattern.test(statement))).toBe(true);
});

test("the check lets a column with a default pass", () => {
  expect(unsafe.some((pattern) => pattern.test("ALTER TABLE a ADD COLUMN b text DEFAULT '' NOT NULL;"))).toBe(
    false,
  );
});
