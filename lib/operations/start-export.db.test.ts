import { beforeAll, expect, test } from "vitest";
import { systemTransaction } from "@/db/client";
import { findExport, listExports, listOpenExportIds } from "@/db/exports";
import { newId } from "@/db/ids";
import { listAudit } from "@/db/instance";
import { accepted, at, call, makeCustomer, refusalOf, report } from "@/db/testing/arrange";
import { freshDatabase } from "@/db/testing/fresh-database";
import { billingMonth } from "@/lib/billing/billing-month";
import { closeMonth } from "./close-month";
import { startExport } from "./start-export";

freshDatabase();

const month = billingMonth("2026-09");
const now = at("2026-10-01 00:10");
let userId: string;

beforeAll(async () => {
  const actor = await makeCustomer("face-fusion", "300", at("2026-09-01 00:00"));
  await report([call(actor, "FuseFace", 10, at("2026-09-15 12:00"))], at("2026-09-15 12:00"));
  userId = actor.userId;
});

const ask = (change: Partial<Parameters<typeof startExport>[1]> = {}, when = now) =>
  startExport({ userId }, { month, format: "bills_csv", requestId: newId(), ...change }, when);

test("a month that is not over, or whose bills are not all made, cannot be exported", async () => {
  expect(refusalOf(await ask({}, at("2026-09-30 23:59")))).toBe("month_not_over");
  expect(refusalOf(await ask())).toBe("month_not_billed");
  accepted(await closeMonth(month, now));
  accepted(await ask());
});

test("asking twice, or while the same file waits, asks once; another format or request later is another file", async () => {
  const requestId = newId();
  const first = accepted(await ask({ requestId, format: "journal_csv" }));
  expect(accepted(await ask({ requestId, format: "journal_csv" }))).toEqual(first);
  expect(accepted(await ask({ format: "journal_csv" }))).toEqual(first);
  const other = accepted(await ask({ format: "focus_csv" }));
  expect(other).not.toEqual(first);
  expect(await systemTransaction(listOpenExportIds)).toHaveLength(3);
});

test("who took which month stands in the audit log, and with the export", async () => {
  const { id } = accepted(await ask({ format: "bills_xlsx" }));
  const found = await systemTransaction((tx) => findExport(tx, id));
  expect(found?.export).toMatchObject({ status: "queued", requestedBy: userId, total: null, manifest: null });
  const [entry] = await systemTransaction((tx) => listAudit(tx, 1));
  expect(entry).toMatchObject({
    action: "export.started",
    userId,
    accountId: null,
    after: { export: id, month, format: "bills_xlsx" },
  });
});

test("exports are listed page by page, the last one asked for first, or the first one", async () => {
  const page = (cursor: Parameters<typeof listExports>[1]["cursor"], reversed = false) =>
    systemTransaction((tx) => listExports(tx, { cursor, size: 3, reversed }));
  const first = await page(null);
  const rest = await page({ after: first.next ?? "" });
  const shown = [...first.rows, ...rest.rows].map((row) => row.export);
  expect(rest.next).toBeNull();
  expect(new Set(shown.map(({ id }) => id)).size).toBe(4);
  expect(shown.at(0)?.format).toBe("bills_xlsx");
  expect((await page(null, true)).rows.at(0)?.export).toEqual(shown.at(-1));
});
