import { readFileSync } from "node:fs";
import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { saveUser } from "@/db/accounts";
import { systemTransaction } from "@/db/client";
import { newId } from "@/db/ids";
import { auditLog } from "@/db/schema/instance";
import { at } from "@/db/testing/arrange";
import { databasePrint } from "@/db/testing/database-print";
import { freshDatabase } from "@/db/testing/fresh-database";
import { edge } from "./testing/edge";
import { now, staffWork } from "./testing/staff-work";

/**
 * Whatever staff change they say why, and it stands in the audit log: every action of staff there is, found by walking
 * the files, without a reason, with one that says nothing, and with one.
 */
vi.mock("@/lib/auth/current-session", async () => (await import("./testing/edge")).session);
vi.mock("next/headers", async () => (await import("./testing/edge")).nextHeaders);
vi.mock("next-intl/server", async () => (await import("./testing/edge")).nextIntl);
vi.mock("next/cache", async () => (await import("./testing/edge")).nextCache);
vi.mock("next/server", async (original) => ({
  ...(await original<object>()),
  after: () => {},
}));
vi.mock("@/lib/jobs/queue", async (original) => ({
  ...(await original<object>()),
  wakeWorker: async () => {},
}));
vi.mock("@/lib/clock", async (original) => ({
  ...(await original<object>()),
  currentTime: async () => now,
}));
freshDatabase();

/** Actions of staff that ask for no reason, and why. */
const withoutReason: Readonly<Record<string, string>> = {
  "finance/exports/actions.ts startMonthExport": "reads; who took which month stands in the audit log",
  "finance/reconciliation/actions.ts askCheck":
    "reads the books once more; what it finds changes nothing of them",
  "admin/accounts/[id]/viewing-actions.ts endViewing": "ends what viewAs gave its reason for",
};

type Action = (...args: unknown[]) => Promise<unknown>;
const modules = import.meta.glob<Record<string, Action>>("./**/*actions.ts");
const actions = Object.keys(modules).flatMap((file) => {
  const text = readFileSync(new URL(file, import.meta.url), "utf8");
  if (!/\b(staffAction|requireStaff)\(/.test(text)) return [];
  return [...text.matchAll(/^export (?:async function|const) (\w+)/gm)].map(
    ([, name = ""]) => `${file.slice(2)} ${name}`,
  );
});

const admin = newId();
beforeAll(async () => {
  const login = { passwordHash: "none", locale: "en" as const, createdAt: at("2026-09-01 00:00") };
  await systemTransaction((tx) =>
    saveUser(tx, { ...login, id: admin, email: "admin@example.com", name: "A", staffRole: "admin" }),
  );
});
beforeEach(() => {
  edge.signedIn = admin;
  edge.jar.clear();
  vi.stubEnv("NEXTAUTH_SECRET", "a secret of this instance, long enough");
  vi.stubEnv("INSTANCE", "demo");
});

test("every action of staff is arranged here, or named with why it asks for no reason", () => {
  expect(actions.length).toBeGreaterThan(20);
  expect([...Object.keys(staffWork), ...Object.keys(withoutReason)].sort()).toEqual(actions.sort());
});

/** What an action answers; one that leads elsewhere is done. */
async function act(action: string, bound: unknown, fields: Readonly<Record<string, string>>) {
  const [file = "", name = ""] = action.split(/ (?=\w+$)/);
  const run = (await modules[`./${file}`]?.())?.[name];
  if (!run) throw new Error(`There is no ${action}`);
  const form = new FormData();
  for (const [field, text] of Object.entries(fields)) form.set(field, text);
  const args = [bound, { status: "idle" }, form];
  return run(...args.slice(args.length - run.length)).then(
    (answer) => ((answer as { state?: object }).state ?? answer) as { status: string; errors?: unknown },
    (error: { digest?: string }) => {
      if (error.digest?.startsWith("NEXT_REDIRECT")) return { status: "done", errors: undefined };
      throw error;
    },
  );
}

const audit = () => systemTransaction((tx) => tx.orm.select().from(auditLog));

describe.each(Object.entries(staffWork))("%s", (action, arrangements) => {
  const nothings = { missing: undefined, empty: "", blank: "   ", lines: "\n\t\u3000", invisible: "\u200b" };
  test.each(Object.keys(arrangements))(
    "%s: needs a reason, and stands in the audit log with it",
    async (how) => {
      const { bound, fields = {}, entry } = await (arrangements[how]?.() ?? Promise.reject(new Error(how)));
      const before = await databasePrint();
      for (const [said, reason] of Object.entries(nothings)) {
        const answer = await act(action, bound, { ...fields, ...(reason === undefined ? {} : { reason }) });
        expect([said, answer]).toMatchObject([said, { status: "invalid", errors: [{ path: "reason" }] }]);
        expect([said, await databasePrint()]).toEqual([said, before]);
      }
      const known = new Set((await audit()).map(({ id }) => id));
      edge.requestId = newId();
      expect(await act(action, bound, { ...fields, reason: " Asked for in ticket 12 \n" })).toMatchObject({
        status: "done",
      });
      expect((await audit()).filter(({ id }) => !known.has(id))).toEqual([
        {
          id: expect.any(String),
          userId: admin,
          reason: "Asked for in ticket 12",
          occurredAt: now,
          requestId: edge.requestId,
          ...entry,
        },
      ]);
    },
  );
});
