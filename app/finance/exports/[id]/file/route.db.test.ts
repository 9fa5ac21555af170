import { createHash } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { findUser, saveUser } from "@/db/accounts";
import { systemTransaction } from "@/db/client";
import { newId } from "@/db/ids";
import { accepted, at, makeAccount } from "@/db/testing/arrange";
import { freshDatabase } from "@/db/testing/fresh-database";
import { populate } from "@/db/testing/populate";
import type { StaffRole } from "@/lib/auth/permissions";
import { addDays, billingMonth } from "@/lib/billing/billing-month";
import { type MadeFile, makeFile, ownExportFolder } from "@/lib/export/testing/make-file";
import { lookAfterExports } from "@/lib/jobs/exports";
import { startExport } from "@/lib/operations/start-export";
import { GET as fetchManifest } from "../manifest/route";
import { GET as fetchFile } from "./route";

let signedIn: string | null = null;
vi.mock("@/lib/auth/current-session", () => ({
  currentSession: async () => {
    const userId = signedIn;
    const user = userId ? await systemTransaction((tx) => findUser(tx, userId)) : null;
    return user ? { user, session: { id: newId() }, missing: null } : null;
  },
}));
vi.mock("next/headers", () => ({ cookies: async () => ({ get: () => undefined }) }));
freshDatabase();
ownExportFolder();

const now = at("2026-10-05 09:00");
const month = billingMonth("2026-09");
let finance = "";
let made: MadeFile;

async function makeStaff(staffRole: StaffRole): Promise<string> {
  const id = newId();
  const email = `${id}@example.com`;
  const user = { id, email, name: staffRole, passwordHash: "nobody signs in", locale: "en" as const };
  await systemTransaction((tx) => saveUser(tx, { ...user, staffRole, createdAt: now }));
  return id;
}

beforeAll(async () => {
  await populate(2);
  finance = await makeStaff("finance");
  made = await makeFile(finance, month, "bills_csv", now);
}, 120_000);

/** What a login gets: a status, or where they are sent. */
async function answerTo(userId: string | null, id: string, get = fetchFile): Promise<Response | string> {
  signedIn = userId;
  const request = new Request(`https://console.example/finance/exports/${id}/file`);
  return get(request, { params: Promise.resolve({ id }) }).catch((error: { digest?: string }) => {
    if (!error.digest) throw error;
    return error.digest;
  });
}

async function fetched(id: string, get = fetchFile): Promise<Response> {
  const answer = await answerTo(finance, id, get);
  if (typeof answer === "string") throw new Error(answer);
  return answer;
}

describe("a finished export", () => {
  test("is the file that was made, byte by byte, under its own name, and kept by no cache", async () => {
    const answer = await fetched(made.id);
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toEqual({
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="bills-2026-09.csv"; filename*=UTF-8''bills-2026-09.csv`,
      "content-length": String(made.manifest.bytes),
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    });
    const body = Buffer.from(await answer.arrayBuffer());
    expect(body.equals(readFileSync(made.path))).toBe(true);
    expect(createHash("sha256").update(body).digest("hex")).toBe(made.manifest.sha256);
  });

  test("comes piece by piece, and can be left in the middle", async () => {
    const large = await makeFile(finance, month, "bills_csv", now);
    // As long as one that is worth it; what stands in it plays no part here.
    writeFileSync(large.path, Buffer.alloc(1_000_000, "x"));
    const reader = (await fetched(large.id)).body?.getReader();
    const first = (await reader?.read())?.value;
    expect(first?.length).toBeGreaterThan(0);
    expect(first?.length).toBeLessThan(100_000);
    await reader?.cancel();
    await expect(reader?.closed).resolves.toBeUndefined();
  });

  test("comes with its manifest", async () => {
    const answer = await fetched(made.id, fetchManifest);
    expect(answer.headers.get("content-disposition")).toContain('"bills-2026-09.csv.manifest.json"');
    expect(await answer.json()).toEqual({ file: "bills-2026-09.csv", ...made.manifest });
  });

  test("goes to finance and admins only; nobody else is told that it is there", async () => {
    const admin = await answerTo(await makeStaff("admin"), made.id);
    expect(admin).toBeInstanceOf(Response);
    const { userId: owner } = await makeAccount("international", now);
    const hidden = "NEXT_HTTP_ERROR_FALLBACK;404";
    for (const get of [fetchFile, fetchManifest]) {
      expect(await answerTo(await makeStaff("support"), made.id, get)).toBe(hidden);
      expect(await answerTo(owner, made.id, get)).toBe(hidden);
      expect(await answerTo(null, made.id, get)).toMatch(/^NEXT_REDIRECT;.*\/sign-in/);
    }
  });
});

describe("an export that cannot be fetched is not there", () => {
  test("when nobody asked for it", async () => {
    for (const id of [newId(), "..%2F..%2Fetc", ""]) expect((await fetched(id)).status).toBe(404);
  });

  test("while it waits or is being made", async () => {
    const order = { month, format: "journal_csv" as const, requestId: newId() };
    const { id } = accepted(await startExport({ userId: finance }, order, now));
    expect((await fetched(id)).status).toBe(404);
    expect((await fetched(id, fetchManifest)).status).toBe(404);
    await systemTransaction((tx) => tx.sql`update exports set status = 'making' where id = ${id}`);
    expect((await fetched(id)).status).toBe(404);
    await lookAfterExports(async () => now);
    expect((await fetched(id)).status).toBe(200);
  });

  test("when another machine keeps the file", async () => {
    const gone = await makeFile(finance, month, "bills_xlsx", now);
    rmSync(gone.path);
    expect((await fetched(gone.id)).status).toBe(404);
  });

  test("after its days, while the manifest stays", async () => {
    const old = await makeFile(finance, month, "bills_csv", now);
    await lookAfterExports(async () => addDays(now, 31));
    expect((await fetched(old.id)).status).toBe(404);
    expect((await fetched(old.id, fetchManifest)).status).toBe(200);
  });
});
