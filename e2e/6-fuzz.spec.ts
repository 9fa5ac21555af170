import { readdirSync, readFileSync } from "node:fs";
import { type APIResponse, expect, type Page } from "@playwright/test";
import { internals } from "../db/testing/hostile";
import { accountIdOf, signIn, withDatabase } from "./fixtures/instance";
import { test } from "./fixtures/test";

/** Every page there is, asked for with every parameter it reads put wrong, and with ids that are none of ours. */
const sources = readdirSync("app", { recursive: true, encoding: "utf8" });
const pages = sources
  .filter((file) => file.endsWith("page.tsx"))
  .map((file) => `/${file.replace(/(^|\/)page\.tsx$/, "")}`.replace(/\/\([a-z]+\)/g, "") || "/");
const written = sources
  .filter((file) => /\.tsx?$/.test(file) && !file.includes(".test."))
  .flatMap((file) => [
    ...readFileSync(`app/${file}`, "utf8").matchAll(/(?:[pP]aram\w*|get|text)\([^()"]*"(\w+)"/g),
  ])
  .map(([, name]) => name ?? "");
const parameters = [
  ...new Set([...written, "after", "before", "sort", "q", "token", "callbackUrl", "error"]),
];

const values = [
  ...[
    "\0",
    "a\0b",
    "x".repeat(60),
    "__proto__",
    "constructor",
    "-1",
    "9".repeat(30),
    "1e400",
    "NaN",
    "2026-13",
  ],
  ...["9999-12", "0000-00-00", "275760-09-13", "' or 1=1 --", "%", "\\", "{}", "\u202e", "👩‍👩‍👧", "\ufffd"],
  ...["//evil.example", "/\\evil.example", "javascript:alert(1)", "<script>alert(1)</script>"],
];
const oddIds = [
  "x",
  "%00",
  "%zz",
  "..%2f..%2fetc%2fpasswd",
  "__proto__",
  "%E2%80%AE",
  "x".repeat(300),
  "' or 1=1",
];

/** Asks for each path and says which failed: with a 5xx, with a word of the inside, or by leading elsewhere. */
async function failures(page: Page, paths: readonly string[], area: RegExp): Promise<string[]> {
  const failed: string[] = [];
  for (const path of paths) {
    const answer = await page.request.get(path, { maxRedirects: 0 });
    const wrong = await wrongOf(answer, area.test(path));
    if (wrong) failed.push(`${path.slice(0, 200)}: ${wrong}`);
  }
  return failed;
}

async function wrongOf(answer: APIResponse, isPrivate: boolean): Promise<string | null> {
  const headers = answer.headers();
  if (answer.status() >= 500) return `answers ${answer.status()}`;
  const target = headers.location;
  if (target && !/^\/(?![/\\])/.test(target) && new URL(target).host !== new URL(answer.url()).host)
    return `leads to ${target}`;
  if (answer.status() === 400) return null;
  if (!headers["content-security-policy"]) return "has no policy";
  if (isPrivate && !headers["cache-control"]?.includes("no-store"))
    return `is kept: ${headers["cache-control"]}`;
  const text = await answer.text();
  // Development shows more on purpose; what the console itself says is the same in both.
  const inside = process.env.E2E_DEVELOPMENT ? null : text.match(internals);
  if (inside) return `tells ${inside[0]}`;
  return /<script>alert\(1\)/.test(text) ? "runs what it was sent" : null;
}

function hostilePaths(id: string): string[] {
  return pages.flatMap((page) => {
    const path = page.replace(/\[service\]/, "face-fusion").replace(/\[\w+\]/g, id);
    const queries = values.map((value) => new URLSearchParams(parameters.map((name) => [name, value])));
    const twice = new URLSearchParams(
      parameters.flatMap((name) => [
        [name, "1"],
        [name, "2"],
      ]),
    );
    const ids = /\[\w+\]/.test(page) ? oddIds.map((odd) => page.replace(/\[\w+\]/g, odd)) : [];
    return [path, ...[...queries, twice].map((query) => `${path}?${query}`), ...ids];
  });
}

const customerArea =
  /^\/(overview|services|packs|orders|bills|balance|usage|messages|settings|keys|members|webhooks)/;

test("a customer's pages stand whatever they are asked", async ({ page }) => {
  test.setTimeout(1_800_000);
  await signIn(page, "prepaid@demo.example", "en");
  const own = await accountIdOf("prepaid@demo.example");
  const [pack] = await withDatabase(
    (sql) => sql<{ id: string }[]>`select id from packs where account_id = ${own} limit 1`,
  );
  expect(await failures(page, hostilePaths(pack?.id ?? "x"), customerArea)).toEqual([]);
});

test("the pages of staff stand whatever they are asked", async ({ page }) => {
  test.setTimeout(1_800_000);
  await signIn(page, "admin@demo.example", "en");
  const account = await accountIdOf("payg@demo.example");
  const staffPaths = hostilePaths(account).filter((path) => /^\/(admin|finance)/.test(path));
  expect(staffPaths.length).toBeGreaterThan(300);
  expect(await failures(page, staffPaths, /^\/(admin|finance)/)).toEqual([]);
});

test("what is another account's is answered as what is not there", async ({ page }) => {
  await signIn(page, "new@demo.example", "en");
  const other = await accountIdOf("payg@demo.example");
  const things = await withDatabase(
    (sql) => sql<{ path: string }[]>`
      select '/bills/' || id as path from bills where account_id = ${other}
      union all select '/orders/' || id from orders where account_id <> ${other}
      union all select '/packs/' || id from packs where account_id = ${other}
      union all select '/packs/' || id || '/refund' from packs where account_id = ${other}
      union all select '/bills/' || id || '/pdf' from bills where account_id = ${other}
      union all select '/balance/top-ups/' || id from top_ups where account_id = ${other} limit 60`,
  );
  const own = await accountIdOf("new@demo.example");
  const mine = await withDatabase(
    (sql) => sql<{ id: string }[]>`select id from orders where account_id = ${own}
      union all select id from packs where account_id = ${own}`,
  );
  expect(things.length).toBeGreaterThan(5);
  for (const { path } of things) {
    if (mine.some(({ id }) => path.includes(id))) continue;
    const nothing = path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, "01a1f7c7-be80-7302-a119-c73e5b2626fb");
    const [there, notThere] = [await page.request.get(path), await page.request.get(nothing)];
    expect([path, there.status()]).toEqual([path, 404]);
    expect(notThere.status()).toBe(404);
  }
});

test("an action is not done for another site's page", async ({ page }) => {
  await signIn(page, "prepaid@demo.example", "en");
  const answer = await page.request.post("/settings", {
    headers: { origin: "https://evil.example", "next-action": "0".repeat(42) },
    multipart: { "1_locale": "zh" },
  });
  expect(answer.status()).toBeGreaterThanOrEqual(400);
  // The language is the fixture's own; next-auth's two are checked by its own tests.
  for (const cookie of await page.context().cookies())
    if (!/^(locale|next-auth\.(csrf-token|callback-url))$/.test(cookie.name))
      expect([cookie.name, cookie.httpOnly, cookie.sameSite]).toEqual([cookie.name, true, "Lax"]);
});
