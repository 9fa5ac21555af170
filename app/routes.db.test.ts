import { readdirSync, readFileSync } from "node:fs";
import * as fc from "fast-check";
import type { FastifyInstance } from "fastify";
import { NextRequest } from "next/server";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { findUser } from "@/db/accounts";
import { systemTransaction } from "@/db/client";
import { newId } from "@/db/ids";
import { accountPrint, idsOf } from "@/db/testing/account-print";
import { at, support } from "@/db/testing/arrange";
import { freshDatabase } from "@/db/testing/fresh-database";
import { hostileText, internals } from "@/db/testing/hostile";
import { populate } from "@/db/testing/populate";
import { authOptions } from "@/lib/auth/options";
import { buildGateway } from "@/lib/gateway/server";
import { createAccountKey, createPlatformKey } from "@/lib/operations/manage-keys";

/**
 * Every route handler of the web process and every route of the gateway: sent anything it answers without failing and
 * without a word of the inside, and of another account it knows no more than of one that does not exist.
 */
let signedIn: string | null = null;
vi.mock("@/lib/auth/current-session", () => ({
  currentSession: async () => {
    const userId = signedIn;
    const user = userId ? await systemTransaction((tx) => findUser(tx, userId)) : null;
    return user ? { user, session: { id: newId() }, missing: null } : null;
  },
}));
vi.mock("next/headers", () => ({
  headers: async () => new Headers(),
  cookies: async () => ({
    get: () => undefined,
    has: () => false,
    getAll: () => [],
    set: () => {},
    delete: () => {},
  }),
}));
// What next-auth does with a form is its own business; that it is given nothing else is ours.
vi.mock("next-auth", () => ({
  default: async (request: Request) =>
    Response.json({ form: [...new URLSearchParams(await request.text())] }),
}));
vi.mock("next-intl/server", () => ({
  getLocale: async () => "en",
  getTranslations: async () => (key: string) => key,
}));
freshDatabase();

type Handler = (request: Request, context: { params: Promise<Record<string, unknown>> }) => Promise<Response>;
const modules = import.meta.glob<Partial<Record<string, Handler>>>("./**/route.ts");
const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];
const routes = readdirSync("app", { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith("/route.ts"))
  .flatMap((file) => {
    const text = readFileSync(`app/${file}`, "utf8");
    return methods
      .filter((method) => new RegExp(`export (async )?function ${method}\\b|as ${method}\\b`).test(text))
      .map((method) => ({ file, method }));
  });

const now = at("2026-11-20 10:00");
let own = "";
let other = "";
let owner = "";
let ids: string[] = [];
let othersIds: string[] = [];
let key = "";
let platformKey = "";
let gateway: FastifyInstance;
beforeAll(async () => {
  [own = "", other = ""] = await populate(2);
  const [member] = await systemTransaction(
    (tx) => tx.sql<{ user_id: string }[]>`select user_id from memberships where account_id = ${own}`,
  );
  owner = member?.user_id ?? "";
  const actor = { accountId: own, userId: owner };
  key = (await createAccountKey(actor, "fuzz", now)).key;
  platformKey = (await createPlatformKey(support(actor), "fuzz", now)).key;
  othersIds = await idsOf(other);
  ids = [...(await idsOf(own)), ...othersIds, newId()];
  gateway = await buildGateway({ webUrl: "http://127.0.0.1:1", currentTime: async () => now, log: false });
});
afterAll(() => gateway.close());
beforeEach(() => {
  signedIn = owner;
  vi.stubEnv("NEXTAUTH_SECRET", "a secret of this instance, long enough");
  vi.stubEnv("NEXTAUTH_URL", "http://localhost:3000");
  vi.stubEnv("STRIPE_SECRET_KEY", "sk_test_none");
  vi.stubEnv("STRIPE_WEBHOOK_SECRET", "whsec_none");
});

/** Status, headers that caches read, and text of an answer; where a page would be shown instead, its status. */
async function answerOf(
  { file, method }: { file: string; method: string },
  request: Request,
  params: object,
) {
  const handler = (await modules[`./${file}`]?.())?.[method];
  if (!handler) throw new Error(`There is no ${method} in ${file}`);
  try {
    const response = await handler(new NextRequest(request), { params: Promise.resolve({ ...params }) });
    const { status, headers } = response;
    return { status, caching: headers.get("cache-control"), text: await response.text() };
  } catch (error) {
    const { digest } = error as { digest?: string };
    if (digest?.startsWith("NEXT_HTTP_ERROR_FALLBACK;404")) return { status: 404, caching: null, text: "" };
    if (digest?.startsWith("NEXT_REDIRECT")) return { status: 307, caching: null, text: "" };
    throw error;
  }
}

const parameters = [
  "id",
  "q",
  "after",
  "before",
  "limit",
  "month",
  "service",
  "from",
  "to",
  "group",
  "meter",
  "unit",
];
const more = [
  "currency",
  "kind",
  "book",
  "callbackUrl",
  "csrfToken",
  "email",
  "area",
  "site",
  "by",
  "first",
  "last",
];
const pathParts = [
  "csv",
  "signin",
  "callback",
  "credentials",
  "session",
  "providers",
  "error",
  "_log",
  "oidc",
];

/** A request of any query, body and headers, and the parts of its path that the handler reads. */
function requests(method: string) {
  const text = hostileText(ids).map((value) => value.slice(0, 3_000));
  const pair = fc.tuple(fc.constantFrom(...parameters, ...more), text);
  const body = fc.oneof(
    fc.json(),
    text,
    fc.array(pair, { maxLength: 4 }).map((pairs) => new URLSearchParams(pairs).toString()),
    fc.constantFrom("{", "[]", "null", '{"__proto__":{"x":1}}', `[${"[".repeat(5_000)}`, `{"site":"china"}`),
    fc.uint8Array({ maxLength: 30 }).map((bytes) => Buffer.from(bytes)),
  );
  const types = [
    "application/json",
    "application/x-www-form-urlencoded",
    "multipart/form-data",
    "text/plain",
    "x",
  ];
  return fc
    .record({
      query: fc.array(pair, { maxLength: 4 }),
      body,
      type: fc.constantFrom(...types),
      authorization: fc.constantFrom(
        "",
        `Bearer ${key}`,
        `Bearer ${platformKey}`,
        "Bearer x",
        `Basic ${key}`,
      ),
      id: fc.oneof(fc.constantFrom(...ids), text),
      format: fc.constantFrom("", ".pdf", ".csv", ".xlsx", ".json", ".pdf.csv"),
      path: fc.array(fc.oneof(fc.constantFrom(...pathParts), text), { minLength: 1, maxLength: 3 }),
    })
    .map(({ query, body, type, authorization, id, format, path }) => ({
      request: new Request(`http://localhost:3000/x?${new URLSearchParams(query)}`, {
        method,
        headers: { "content-type": type, "stripe-signature": "t=1,v1=x", "x-request-id": "x", authorization },
        ...(method === "GET" ? {} : { body: typeof body === "string" ? body : new Uint8Array(body) }),
      }),
      params: { id: `${id}${format}`, nextauth: path },
    }));
}

const runs = Number(process.env.FUZZ_RUNS ?? 15);

/** Whoever is signed in is a member of staff for as long as that takes, and no longer when it fails. */
async function asStaff(work: () => Promise<void>): Promise<void> {
  const become = (role: string | null) =>
    systemTransaction((tx) => tx.sql`update users set staff_role = ${role} where id = ${owner}`);
  await become("admin");
  await work().finally(() => become(null));
}

describe("sent anything", () => {
  test.each(routes)("$method $file answers", async (route) => {
    const before = await accountPrint(other);
    await fc.assert(
      fc.asyncProperty(requests(route.method), async ({ request, params }) => {
        const { status, text } = await answerOf(route, request, params);
        expect(status).toBeLessThan(500);
        if (status >= 400) expect(text).not.toMatch(internals);
      }),
      { numRuns: runs },
    );
    expect(await accountPrint(other)).toBe(before);
  });

  test("a staff member's routes answer staff too", async () => {
    const staffRoutes = routes.filter(({ file }) => file.startsWith("finance") || file.includes("find"));
    await asStaff(async () => {
      for (const route of staffRoutes)
        await fc.assert(
          fc.asyncProperty(requests(route.method), async ({ request, params }) => {
            expect((await answerOf(route, request, params)).status).toBeLessThan(500);
          }),
          { numRuns: runs },
        );
    });
  });

  test("a search for what nothing stored can hold finds nothing, for customers and for staff", async () => {
    const find = routes.find(({ file }) => file.includes("find"));
    if (!find) throw new Error("There is no search");
    const search = () =>
      answerOf(find, new Request("http://localhost:3000/api/console/find?q=a%00b"), { id: "", nextauth: [] });
    const nothing = { status: 200, text: "[]" };
    expect(await search()).toMatchObject(nothing);
    await asStaff(async () => expect(await search()).toMatchObject(nothing));
  });

  test("the gateway answers", async () => {
    const before = await accountPrint(other);
    const text = hostileText(ids).map((value) => value.slice(0, 3_000));
    const paths = fc.oneof(
      fc.constantFrom("/healthz", "/readyz", "/readyz/traffic", "/metrics", "/api/v1/entitlement-changes"),
      text.map(
        (id) => `/api/v1/accounts/${encodeURIComponent(id.replace(/[\ud800-\udfff]/g, ""))}/entitlements`,
      ),
      fc.constantFrom("/api/v1/accounts/%zz/entitlements", "/api/v1/accounts/%00/entitlements"),
    );
    const query = fc.array(fc.tuple(fc.constantFrom("after", "limit", "after"), text), { maxLength: 3 });
    const keys = fc.constantFrom(key, platformKey, "none-at-all-but-long-enough");
    await fc.assert(
      fc.asyncProperty(paths, query, keys, async (path, pairs, bearer) => {
        const url = `${path}?${new URLSearchParams(pairs)}`;
        const answer = await gateway.inject({ url, headers: { authorization: `Bearer ${bearer}` } });
        // 503: there is no worker, and no web process to pass the rest on to.
        expect([url, answer.statusCode < 500 || answer.statusCode === 503]).toEqual([url, true]);
        expect(answer.body).not.toMatch(internals);
      }),
      { numRuns: runs * 10 },
    );
    expect(await accountPrint(other)).toBe(before);
  });
});

describe("of another account", () => {
  const withId = routes.filter(({ file }) => file.includes("[id]"));

  test("there are routes that name a thing by its id", () => {
    expect(withId.length).toBeGreaterThan(4);
  });

  test.each(withId)("$method $file says what it says of nothing", async (route) => {
    const ask = (id: string) =>
      answerOf(
        route,
        new Request("http://localhost:3000/x", { headers: { authorization: `Bearer ${key}` } }),
        { id },
      );
    const formats = route.file.startsWith("api/") ? ["", ".pdf", ".csv", ".xlsx"] : [""];
    for (const format of formats) {
      const nothing = await ask(`${newId()}${format}`);
      expect(nothing.status).toBe(404);
      for (const id of othersIds) {
        const { text, ...answer } = await ask(`${id}${format}`);
        expect({ id, ...answer }).toEqual({ id, status: 404, caching: nothing.caching });
        expect(withoutRequestId(text)).toBe(withoutRequestId(nothing.text));
      }
    }
  });

  test("its entitlements are as far away as those of an account that is not there", async () => {
    const ask = async (id: string) => {
      const answer = await gateway.inject({
        url: `/api/v1/accounts/${id}/entitlements`,
        headers: { authorization: `Bearer ${key}` },
      });
      return [answer.statusCode, withoutRequestId(answer.body)];
    };
    expect(await ask(other)).toEqual(await ask(newId()));
    expect((await ask(own))[0]).toBe(200);
  });

  test("lists, search and feeds of one's own hold nothing of it", async () => {
    const asking = (path: string) =>
      new Request(`http://localhost:3000${path}`, { headers: { authorization: `Bearer ${key}` } });
    const bodies: string[] = [];
    for (const { file, method } of routes.filter(({ file }) => /^api\/v1\/(bills|usage)\/route/.test(file)))
      bodies.push((await answerOf({ file, method }, asking(`/x?month=2026-09`), {})).text);
    for (const id of othersIds)
      bodies.push(
        (await answerOf({ file: "api/console/find/route.ts", method: "GET" }, asking(`/x?q=${id}`), {})).text,
      );
    const feed = { url: "/api/v1/entitlement-changes", headers: { authorization: `Bearer ${key}` } };
    bodies.push((await gateway.inject(feed)).body);
    expect(bodies.join()).toContain(own);
    const foreign = othersIds.filter((id) => !ids.slice(0, -1 - othersIds.length).includes(id));
    for (const id of foreign) expect(bodies.join()).not.toContain(id);
  });
});

describe("next-auth", () => {
  const post = (body: string, type: string) =>
    answerOf(
      { file: "api/auth/[...nextauth]/route.ts", method: "POST" },
      new Request("http://localhost:3000/x", { method: "POST", body, headers: { "content-type": type } }),
      { nextauth: ["callback", "credentials"] },
    );
  const form = "application/x-www-form-urlencoded";

  test("is given forms of a few kilobytes, and nothing that has types", async () => {
    expect(await post("email=a&password=b", form)).toMatchObject({ status: 200 });
    expect(await post('{"email":{"a":1}}', "application/json")).toMatchObject({ status: 415 });
    expect(await post(`email=${"x".repeat(17_000)}`, form)).toMatchObject({ status: 413 });
  });

  test("hears of a trouble of ours by one word", async () => {
    const [credentials] = authOptions().providers.map(({ options }) => options);
    const authorize = credentials?.authorize as (typed: unknown) => Promise<unknown>;
    const odd = [undefined, {}, { email: "a\0b", password: "x" }, { email: ["a"], password: { length: 1 } }];
    for (const typed of odd) expect(await authorize(typed)).toBeNull();
    const url = process.env.DATABASE_URL;
    vi.stubEnv("DATABASE_URL", "postgres://nobody@127.0.0.1:1/none");
    await expect(authorize({ email: "a@example.com", password: "x" })).rejects.toThrow(/^unavailable$/);
    vi.stubEnv("DATABASE_URL", url);
  });
});

describe("what belongs to one caller", () => {
  test.each(
    routes.filter(({ file }) => /^\(console\)|^finance|^api\/(v1\/(bills|usage)|console)/.test(file)),
  )("$file is kept by no cache", async (route) => {
    if (route.file.startsWith("finance"))
      await systemTransaction((tx) => tx.sql`update users set staff_role = 'finance' where id = ${owner}`);
    const [bill] = await systemTransaction(
      (tx) => tx.sql<{ id: string }[]>`select id from bills where account_id = ${own} limit 1`,
    );
    const request = new Request("http://localhost:3000/x?month=2026-09&q=2026-09", {
      headers: { authorization: `Bearer ${key}` },
    });
    const { status, caching } = await answerOf(route, request, { id: bill?.id });
    await systemTransaction((tx) => tx.sql`update users set staff_role = null where id = ${owner}`);
    if (status === 404) expect(caching ?? "no-store").toContain("no-store");
    else expect(caching).toContain("no-store");
  });
});

function withoutRequestId(text: string): string {
  return text.replace(/"requestId":"[^"]*"/, "");
}
