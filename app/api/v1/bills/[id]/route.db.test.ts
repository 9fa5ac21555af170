import * as XLSX from "@e965/xlsx";
import { extractText, getDocumentProxy } from "unpdf";
import { beforeAll, describe, expect, it, test } from "vitest";
import { listBills } from "@/db/bills";
import { systemTransaction } from "@/db/client";
import { newId } from "@/db/ids";
import { accepted, at, call, makeCustomer, report } from "@/db/testing/arrange";
import { freshDatabase } from "@/db/testing/fresh-database";
import { billingMonth } from "@/lib/billing/billing-month";
import { billContentTypes, billFormats } from "@/lib/export/bill-formats";
import { closeMonth } from "@/lib/operations/close-month";
import { createAccountKey } from "@/lib/operations/manage-keys";
import { GET } from "./route";

freshDatabase();

let billId = "";
let owner = "";
let stranger = "";

beforeAll(async () => {
  const now = at("2026-10-01 09:00");
  const actor = await makeCustomer("face-fusion", "1000.00", now);
  await report([call(actor, "FuseFace", 9_999, at("2026-10-10 12:00"))], at("2026-10-10 12:01"));
  accepted(await closeMonth(billingMonth("2026-10"), at("2026-11-01 00:05")));
  billId = (await systemTransaction((tx) => listBills(tx, actor.accountId, 1)))[0]?.id ?? "";
  owner = (await createAccountKey(actor, "scripts", now)).key;
  stranger = (await createAccountKey(await makeCustomer("face-fusion", "1.00", now), "other", now)).key;
});

function ask(id: string, key: string, language = ""): Promise<Response> {
  const headers = { authorization: `Bearer ${key}`, "accept-language": language };
  const request = new Request(`http://console.test/api/v1/bills/${id}`, { headers });
  return GET(request, { params: Promise.resolve({ id }) });
}

describe("a bill as a file", () => {
  test.each(billFormats)("is downloaded as %s under a name that says which it is", async (format) => {
    const response = await ask(`${billId}.${format}`, owner);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toContain(billContentTypes[format]);
    expect(response.headers.get("content-disposition")).toContain(
      `bill-2026-10-face-fusion-${billId}.${format}`,
    );
    expect(response.headers.get("cache-control")).toBe("private, no-store");
  });

  it("speaks the language that is asked for, and English otherwise", async () => {
    const pdf = async (language?: string) => {
      const bytes = await (await ask(`${billId}.pdf`, owner, language)).arrayBuffer();
      return (await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true })).text;
    };
    expect(await pdf()).toContain("Image Face Fusion");
    expect(await pdf("zh-CN,zh;q=0.9")).toContain("图片人脸融合");
  });

  it("has what was billed and from which balance it was paid", async () => {
    const book = XLSX.read(await (await ask(`${billId}.xlsx`, owner)).arrayBuffer());
    const rows = book.SheetNames.flatMap((name) =>
      XLSX.utils.sheet_to_json<unknown[]>(book.Sheets[name] ?? {}, { header: 1 }),
    );
    // 9,999 × 0.065, rounded once (rule T5).
    expect(rows.find(([label]) => label === "Total")?.at(-1)).toBe(649.94);
    expect(rows.find(([label]) => label === "Paid from cash")?.at(-1)).toBe(649.94);
  });

  test.each([...billFormats, undefined])("is not there for another account's key (%s)", async (format) => {
    const response = await ask(format ? `${billId}.${format}` : billId, stranger);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: "bill_not_found" });
  });

  it("is not there under another ending, another id or no id", async () => {
    for (const id of [`${billId}.docx`, `${billId}.pdf.pdf`, `${newId()}.pdf`, "nothing.pdf", ".pdf"])
      expect((await ask(id, owner)).status, id).toBe(404);
  });

  it("needs a key", async () => {
    expect((await ask(`${billId}.pdf`, "")).status).toBe(401);
  });
});
