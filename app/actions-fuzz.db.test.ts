import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { saveUser } from "@/db/accounts";
import { systemTransaction } from "@/db/client";
import { newId } from "@/db/ids";
import { exportFormats } from "@/db/schema/exports";
import { accountPrint, idsOf } from "@/db/testing/account-print";
import { at } from "@/db/testing/arrange";
import { freshDatabase } from "@/db/testing/fresh-database";
import { hostileArgument, hostileText, internals } from "@/db/testing/hostile";
import { populate } from "@/db/testing/populate";
import { serviceOf } from "@/lib/billing/catalog/catalog";
import { edge } from "./testing/edge";

/**
 * Everything a browser can call, sent anything: every exported function of every "use server" file, found by walking
 * them. Nothing is thrown but where to go next, nothing of the inside is said, and what one customer sends leaves
 * another one's rows as they are.
 */
const later: Promise<unknown>[] = [];
vi.mock("@/lib/auth/current-session", async () => (await import("./testing/edge")).session);
vi.mock("next/headers", async () => (await import("./testing/edge")).nextHeaders);
vi.mock("next-intl/server", async () => (await import("./testing/edge")).nextIntl);
vi.mock("next/cache", async () => (await import("./testing/edge")).nextCache);
vi.mock("next/server", async (original) => ({
  ...(await original<object>()),
  after: (work: () => Promise<unknown>) => void later.push(work()),
}));
vi.mock("@/lib/jobs/queue", async (original) => ({
  ...(await original<object>()),
  wakeWorker: async () => {},
}));
freshDatabase();

type Action = (...args: unknown[]) => Promise<unknown>;
const modules = import.meta.glob<Record<string, unknown>>([
  "./**/*.ts",
  "./**/*.tsx",
  "../lib/**/*.ts",
  "!./**/*.test.ts",
  "!../lib/**/*.test.ts",
]);
/** File → its text, of all that a browser can call. */
const files = Object.keys(modules)
  .map((file) => ({ file, text: readFileSync(new URL(file, import.meta.url), "utf8") }))
  .filter(({ text }) => /^["']use server["']/m.test(text));

/** Names of fields as schemas write them, with those of `usual` that the file speaks of. */
function fieldsOf(text: string): string[] {
  const written = [...text.matchAll(/\b([a-z]\w*): ?(?:z\b|[a-z]\w*Field\b|wholeNumber|ticked|gifted)/g)];
  const spokenOf = Object.keys(usual("")).filter((name) =>
    new RegExp(`\\b${name.split(":")[0]}\\b`).test(text),
  );
  return [...new Set([...written.map(([, name = ""]) => name), ...spokenOf])];
}

/** Last, because they change what everything after them sees. */
const decisive = ["closure-actions", "clock/actions", "members/actions", "(console)/actions"];
const rank = (file: string) => decisive.findIndex((each) => file.includes(each));
const actions = files
  .flatMap(({ file, text }) =>
    [...text.matchAll(/^export (?:async function|const) (\w+)/gm)].map(([, name = ""]) => ({
      file,
      name,
      fields: fieldsOf(text),
    })),
  )
  .sort((a, b) => rank(a.file) - rank(b.file));

let own = "";
let other = "";
let ids: string[] = [];
const people = new Map<"customer" | "staff", string>();
beforeAll(async () => {
  [own = "", other = ""] = await populate(2);
  const [owner] = await systemTransaction(
    (tx) => tx.sql<{ user_id: string }[]>`select user_id from memberships where account_id = ${own}`,
  );
  people.set("customer", owner?.user_id ?? "");
  const admin = newId();
  const login = { passwordHash: "none", locale: "en" as const, createdAt: at("2026-09-01 00:00") };
  await systemTransaction((tx) =>
    saveUser(tx, { ...login, id: admin, email: "admin@example.com", name: "A", staffRole: "admin" }),
  );
  people.set("staff", admin);
  ids = [...(await idsOf(own)), ...(await idsOf(other)), newId()];
});
beforeEach(() => {
  edge.jar.clear();
  vi.stubEnv("NEXTAUTH_SECRET", "a secret of this instance, long enough");
  vi.stubEnv("AUTH_ENCRYPTION_KEY", Buffer.alloc(32, 7).toString("base64"));
  vi.stubEnv("INSTANCE", "demo");
});

/** Forms as a browser makes them, with a few fields put wrong, and whatever else may stand in a form's place. */
function forms(fields: readonly string[]): fc.Arbitrary<unknown> {
  const value = fc.oneof(
    { arbitrary: hostileText(ids), weight: 9 },
    fc.constantFrom(new File(["\0\u0001"], "../../etc/passwd"), new Blob([])),
  );
  const entry = fc.tuple(fc.constantFrom(...fields, "__proto__", "email:bill_ready"), value);
  const form = fc.tuple(fc.array(entry, { maxLength: 3 }), fc.constantFrom(...ids)).map(([wrong, id]) => {
    const made = new FormData();
    for (const [name, text] of Object.entries(usual(id))) made.set(name, text);
    for (const [name, each] of wrong)
      if (typeof each === "string") made.set(name, each);
      else made.set(name, each, "file");
    return made;
  });
  return fc.oneof({ arbitrary: form, weight: 12 }, hostileArgument(ids));
}

/** Fields of all forms at once; an action reads those it knows. */
function usual(id: string): Readonly<Record<string, string>> {
  const named = ["account", "accountId", "packId", "userId", "key", "endpoint", "message", "invitation"];
  return {
    ...Object.fromEntries(named.map((name) => [name, id])),
    ...{ requestId: newId(), reason: "why", label: "a key", accountName: "Name", userName: "Name" },
    ...{
      service: "face-recognition-intl",
      meter: "face-fusion/image-face-fusion",
      mode: "calls",
      accepted: "on",
    },
    ...{ confirmed: "on", termsVersion: serviceOf("face-recognition-intl").terms.version, quantity: "1" },
    ...{ offerId: "face-fusion/image-face-fusion/pack-1000", provider: "sandbox", amount: "10.00" },
    ...{ threshold: "5", faceValue: "5.00", kinds: "both", units: "1000", percent: "6", minimum: "1" },
    ...{ email: "somebody@example.com", role: "viewer", locale: "zh", month: "2026-12", bounds: "[a,b)" },
    ...{ tiers: '[{"unitPrice":"0.01"}]', quota: "claim face-fusion/image-face-fusion", currency: "USD" },
    ...{ format: exportFormats[0], target: "hour", url: "https://127.0.0.1/", "event:bill.ready": "on" },
    ...{ password: "kettle-drum-orbit-9", newPassword: "kettle-drum-orbit-9", code: "123456", site: "china" },
  };
}

/** What actions are bound to: as it was sent, or not. */
function bindings(): fc.Arbitrary<unknown> {
  const asSent = fc.constantFrom(...ids).map((id) => ({
    ...{ accountId: own, messageId: id, refundId: id, verdict: "reject", channel: "email", target: id },
  }));
  return fc.oneof(
    { arbitrary: fc.constantFrom(own, other), weight: 4 },
    { arbitrary: asSent, weight: 2 },
    { arbitrary: fc.constantFrom(...ids), weight: 1 },
    { arbitrary: hostileArgument(ids), weight: 2 },
  );
}

/** How actions ended: the fuzzer got past the first checks, or it would prove little. */
const ended: Record<string, Set<string>> = { done: new Set(), refused: new Set(), invalid: new Set() };

/** What is wrong with how an action ended; null: nothing. */
async function wrongOf(name: string, action: Action, args: readonly unknown[]): Promise<string | null> {
  try {
    const answer = await action(...args);
    await Promise.all(later.splice(0));
    ended[(answer as { status?: string } | undefined)?.status ?? ""]?.add(name);
    // What was typed comes back in `values`; the rest is ours.
    const { values: _values, ...said } = Object(answer) as Record<string, unknown>;
    const text = JSON.stringify(said) ?? "";
    return internals.test(text) ? `tells ${text.slice(0, 300)}` : null;
  } catch (error) {
    const { digest } = error as { digest?: string };
    if (digest?.startsWith("NEXT_HTTP_ERROR_FALLBACK;404")) return null;
    const target = digest?.match(/^NEXT_REDIRECT;[a-z]+;([^;]*)/)?.[1];
    if (target !== undefined) return /^\/(?![/\\])/.test(target) ? null : `leads to ${target}`;
    return `throws ${error instanceof Error ? error.stack : String(error)}`;
  }
}

const runs = Number(process.env.FUZZ_RUNS ?? 12);

test("what a browser can call is found", () => {
  expect(actions.length).toBeGreaterThan(60);
  for (const { text, file } of files) expect([file, text.includes("export default")]).toEqual([file, false]);
});

describe.each(["customer", "staff"] as const)("sent anything by a %s", (person) => {
  test.each(actions)("$file $name", async ({ file, name, fields }) => {
    const action = (await modules[file]?.())?.[name] as Action;
    const before = person === "customer" ? await accountPrint(other) : "";
    const bound = fc.tuple(bindings(), fc.constantFrom({ status: "idle" }, null, undefined));
    await fc.assert(
      fc.asyncProperty(bound, forms(fields), async ([first, state], form) => {
        edge.signedIn = people.get(person) ?? null;
        const args = [first, state, form];
        expect(
          await wrongOf(`${file} ${name}`, action, args.slice(args.length - Math.max(1, action.length))),
        ).toBeNull();
      }),
      { numRuns: runs },
    );
    if (person === "customer") expect(await accountPrint(other)).toBe(before);
  });
});

test("the fuzzer was taken for a person often enough", () => {
  expect(ended.done?.size).toBeGreaterThan(15);
  expect(ended.refused?.size).toBeGreaterThan(25);
  expect(ended.invalid?.size).toBeGreaterThan(40);
});
