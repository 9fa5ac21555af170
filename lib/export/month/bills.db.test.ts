import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { read, utils } from "@e965/xlsx";
import { beforeAll, describe, expect, test } from "vitest";
import { plainText } from "@/db/bill-rows";
import { systemTransaction } from "@/db/client";
import { freshDatabase } from "@/db/testing/fresh-database";
import { asOwner } from "@/db/testing/owner";
import { Decimal } from "@/lib/billing/money";
import { toCsv } from "../csv";
import { liveYear, makeFinanceUser, storyEnd, storyMonths } from "../testing/finance-year";
import { type MadeFile, makeFile, ownExportFolder, readRows } from "../testing/make-file";

freshDatabase();
ownExportFolder();

const month = storyMonths[3] ?? raise("The story is too short");

function raise(message: string): never {
  throw new Error(message);
}

let userId: string;
const make = (format: "bills_csv" | "bills_xlsx" | "journal_csv") =>
  makeFile(userId, month, format, storyEnd);
/** Names that a spreadsheet would run, or that would end a line. */
const dangerous = ["=1+1", "+SUM(A1)", "-1+2", "@cmd", "＝1", 'a, "b"', "人脸", "two\nlines"];

beforeAll(async () => {
  await liveYear();
  userId = await makeFinanceUser();
}, 170_000);

const sum = (rows: readonly Record<string, unknown>[], column: string, currency: string) =>
  rows
    .filter((row) => row.currency === currency)
    .reduce((total, row) => total.plus(String(row[column] ?? 0)), new Decimal(0))
    .toFixed(2);

describe("bills of a month as CSV", () => {
  let file: MadeFile;
  let rows: Record<string, string | null>[];
  beforeAll(async () => {
    file = await make("bills_csv");
    rows = readRows(file.path);
  });

  test("has a row per bill line, in both currencies, with the bill's totals once", async () => {
    const [stored] = await systemTransaction(
      (tx) => tx.sql`select count(*)::int as n, count(distinct b.id)::int as bills from bills b
        join bill_lines l on (l.account_id, l.bill_id) = (b.account_id, b.id) where b.month = ${month}`,
    );
    expect(rows).toHaveLength(stored?.n);
    expect(rows.filter((row) => row.bill_total !== null)).toHaveLength(stored?.bills);
    expect(file.manifest).toMatchObject({ rows: stored?.n, documents: stored?.bills, format: "bills_csv" });
    expect(new Set(rows.map((row) => row.currency))).toEqual(new Set(["USD", "CNY"]));
  });

  test("adds up, column by column, to what its manifest and the database say", () => {
    for (const currency of ["USD", "CNY"])
      for (const name of ["subtotal", "tax", "total"]) {
        const found = sum(rows, `bill_${name}`, currency);
        expect(found).toBe(file.manifest.sums[currency]?.[name]);
        expect(found).toBe(file.manifest.database[currency]?.[name]);
      }
  });

  test("writes exact amounts as decimal strings", () => {
    const amounts = rows.flatMap((row) => [row.amount, row.unit_price, row.bill_total, row.bill_rounding]);
    expect(amounts.filter((amount) => amount != null && !/^-?\d+(\.\d+)?$/.test(amount))).toEqual([]);
    expect(rows.some((row) => row.unit_price === "0.065")).toBe(true);
  });

  test("is whole: its size and checksum are those of the manifest", () => {
    const bytes = readFileSync(file.path);
    expect(statSync(file.path).size).toBe(file.manifest.bytes);
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(file.manifest.sha256);
    expect(bytes.subarray(0, 3).toString("hex")).toBe("efbbbf");
    expect(bytes.toString().split("\r\n").length).toBe(file.manifest.rows + 2);
  });
});

test("the database makes names as harmless as every other file of the console does", async () => {
  const made = await systemTransaction((tx) =>
    Promise.all(
      dangerous.map(async (name) => {
        const [row] = await tx.sql.unsafe(`select ${plainText("$1::text")} as customer`, [name]);
        return String(row?.customer);
      }),
    ),
  );
  const column = [{ header: "customer", value: (name: string) => name.replace(/[\r\n\t]+/g, " ") }];
  const theirs = dangerous.map((name) => toCsv(column, [name]).split("\r\n")[1]);
  const ours = made.map((name) => toCsv([{ header: "customer", value: () => name }], [0]).split("\r\n")[1]);
  expect(ours).toEqual(theirs);
  // And in a file of a real account.
  await asOwner(
    (sql) =>
      sql`update accounts set name = '=HYPERLINK("x")' where id in (select account_id from bills where month = ${month} and currency = 'USD')`,
  );
  const rows = readRows((await make("bills_csv")).path);
  expect(new Set(rows.filter((row) => row.currency === "USD").map((row) => row.customer))).toEqual(
    new Set([`'=HYPERLINK("x")`]),
  );
});

test("the workbook has the same rows, with numbers as numbers", async () => {
  const file = await make("bills_xlsx");
  const csv = readRows((await make("bills_csv")).path);
  const book = read(readFileSync(file.path));
  const sheet = book.Sheets[book.SheetNames[0] ?? ""];
  if (!sheet) throw new Error("No sheet");
  const rows = utils.sheet_to_json<Record<string, unknown>>(sheet);
  expect(rows).toHaveLength(csv.length);
  expect(rows.map((row) => row.calls)).toEqual(csv.map((row) => Number(row.calls)));
  expect(rows.map((row) => row.unit_price ?? null)).toEqual(
    csv.map((row) => (row.unit_price === null ? null : Number(row.unit_price))),
  );
  expect(rows.every((row) => typeof row.calls === "number" && typeof row.account === "string")).toBe(true);
  for (const currency of ["USD", "CNY"])
    expect(sum(rows, "bill_total", currency)).toBe(file.manifest.sums[currency]?.total);
});

test("the journal balances, document by document, and is all that the ledger moved", async () => {
  const file = await make("journal_csv");
  const rows = readRows(file.path);
  const documents = new Map<string, Decimal>();
  for (const { document_id: id, debit, credit } of rows) {
    const before = documents.get(id ?? "") ?? new Decimal(0);
    documents.set(id ?? "", before.plus(debit ?? 0).minus(credit ?? 0));
  }
  expect([...documents.values()].every((left) => left.isZero())).toBe(true);
  expect(documents.size).toBe(file.manifest.documents);
  expect(rows).toHaveLength(file.manifest.rows);
  for (const sums of Object.values(file.manifest.database)) expect(sums.debit).toBe(sums.credit);
  const settled = rows.find((row) => row.text === "settlement" && row.credit !== null);
  expect(settled).toMatchObject({ account_code: "6001.01", book: "usage_sales" });
  expect(file.manifest.parameters.usage_sales).toBe("6001.01");
});
