import { readdirSync } from "node:fs";
import { type APIRequestContext, expect } from "@playwright/test";
import { finishedExport } from "./fixtures/arrange";
import { ensureMembers, findExamples, makeAccountKey, people, requestsOf } from "./fixtures/people";
import { test } from "./fixtures/test";

/**
 * Who may open what, cell by cell: every page, file and endpoint there is, asked for by everybody there is. The cells
 * are written down here once more on purpose: what they are held against is lib/auth/permissions.ts at work.
 */
const members = "owner billing developer viewer";
const support = "support admin";
const finance = "finance admin";
const signedIn = `${members} support finance admin`;
const everybody = `${signedIn} anonymous`;

/** By the file of the page or route; `{bill}` and the like are filled with rows of the account. */
const cells: Readonly<Record<string, { readonly path: string; readonly may: string }>> = Object.fromEntries(
  Object.entries({
    [members]: [
      ["(console)/balance/(list)/page.tsx", "/balance"],
      ["(console)/balance/statement/route.ts", "/balance/statement"],
      ["(console)/balance/top-up/page.tsx", "/balance/top-up"],
      ["(console)/balance/top-ups/[id]/page.tsx", "/balance/top-ups/{topUp}"],
      ["(console)/bills/[id]/csv/route.ts", "/bills/{bill}/csv"],
      ["(console)/bills/[id]/page.tsx", "/bills/{bill}"],
      ["(console)/bills/[id]/pdf/route.ts", "/bills/{bill}/pdf"],
      ["(console)/bills/[id]/xlsx/route.ts", "/bills/{bill}/xlsx"],
      ["(console)/bills/(list)/page.tsx", "/bills"],
      ["(console)/free-packs/page.tsx", "/free-packs"],
      ["(console)/keys/page.tsx", "/keys"],
      ["(console)/members/page.tsx", "/members"],
      ["(console)/messages/page.tsx", "/messages"],
      ["(console)/messages/preferences/page.tsx", "/messages/preferences"],
      ["(console)/orders/[id]/page.tsx", "/orders/{order}"],
      ["(console)/orders/(list)/page.tsx", "/orders"],
      ["(console)/overview/page.tsx", "/overview"],
      ["(console)/packs/[id]/page.tsx", "/packs/{pack}"],
      ["(console)/packs/[id]/refund/page.tsx", "/packs/{pack}/refund"],
      ["(console)/packs/(list)/page.tsx", "/packs"],
      ["(console)/purchase/page.tsx", "/purchase"],
      ["(console)/services/[service]/page.tsx", "/services/face-fusion"],
      ["(console)/services/(list)/page.tsx", "/services"],
      ["(console)/settings/mail/page.tsx", "/settings/mail"],
      ["(console)/settings/page.tsx", "/settings"],
      ["(console)/settings/security/page.tsx", "/settings/security"],
      ["(console)/usage/csv/route.ts", "/usage/csv"],
      ["(console)/usage/page.tsx", "/usage"],
      ["(console)/webhooks/page.tsx", "/webhooks"],
    ],
    [support]: [
      ["admin/accounts/[id]/bills/[bill]/page.tsx", "/admin/accounts/{account}/bills/{bill}"],
      ["admin/accounts/[id]/orders/[order]/page.tsx", "/admin/accounts/{account}/orders/{order}"],
      ["admin/accounts/[id]/page.tsx", "/admin/accounts/{account}"],
      ["admin/accounts/[id]/timeline/page.tsx", "/admin/accounts/{account}/timeline"],
      ["admin/accounts/(list)/page.tsx", "/admin/accounts"],
      ["admin/audit/page.tsx", "/admin/audit"],
      ["admin/clock/page.tsx", "/admin/clock"],
      ["admin/keys/page.tsx", "/admin/keys"],
      ["admin/outbox/page.tsx", "/admin/outbox"],
      ["admin/refunds/page.tsx", "/admin/refunds"],
      ["admin/security/page.tsx", "/admin/security"],
    ],
    [finance]: [
      ["finance/accounts/[account]/page.tsx", "/finance/accounts/{account}"],
      ["finance/bills/[account]/[id]/page.tsx", "/finance/bills/{account}/{bill}"],
      ["finance/bills/(list)/page.tsx", "/finance/bills"],
      ["finance/exports/(list)/page.tsx", "/finance/exports"],
      ["finance/exports/[id]/page.tsx", "/finance/exports/{export}"],
      ["finance/exports/[id]/file/route.ts", "/finance/exports/{export}/file"],
      ["finance/exports/[id]/manifest/route.ts", "/finance/exports/{export}/manifest"],
      ["finance/exports/progress/route.ts", "/finance/exports/progress?id={export}"],
      ["finance/overview/page.tsx", "/finance/overview"],
      ["finance/prices/page.tsx", "/finance/prices"],
      ["finance/quotes/page.tsx", "/finance/quotes"],
      ["finance/reconciliation/page.tsx", "/finance/reconciliation"],
      ["finance/revenue/csv/route.ts", "/finance/revenue/csv"],
      ["finance/revenue/page.tsx", "/finance/revenue"],
      ["finance/runs/[month]/page.tsx", "/finance/runs/{month}"],
      ["finance/runs/(list)/page.tsx", "/finance/runs"],
      ["finance/security/page.tsx", "/finance/security"],
      ["finance/runs/progress/route.ts", "/finance/runs/progress?month={month}"],
    ],
    [signedIn]: [["api/console/find/route.ts", "/api/console/find?q=demo"]],
    [everybody]: [
      ["(auth)/forgot-password/page.tsx", "/forgot-password"],
      ["(auth)/invitation/[token]/page.tsx", "/invitation/none"],
      ["(auth)/reset-password/page.tsx", "/reset-password"],
      ["(auth)/sign-in/page.tsx", "/sign-in"],
      ["(auth)/sign-up/page.tsx", "/sign-up"],
      ["(auth)/verify-email/page.tsx", "/verify-email"],
      ["api/v1/openapi.json/route.ts", "/api/v1/openapi.json"],
      ["calculator/page.tsx", "/calculator"],
      ["docs/api/page.tsx", "/docs/api"],
    ],
  }).flatMap(([may, rows]) => rows.map(([file = "", path = ""]) => [file, { path, may }])),
);

/** Proved elsewhere, or about one thing that the demo has none of. */
const elsewhere = [
  ...["page.tsx", "security/page.tsx", "(auth)/second-factor/page.tsx", "calculator/scenario/route.ts"],
  "(console)/packs/[id]/refund/submitted/page.tsx",
  ...["api/auth/[...nextauth]/route.ts", "api/payments/stripe/route.ts", "api/v1/price-estimates/route.ts"],
  // By keys: below.
  ...["api/v1/bills/[id]/route.ts", "api/v1/bills/route.ts", "api/v1/usage/route.ts"],
];

const homes = ["/admin/accounts", "/finance/runs", "/finance/overview"];

/** Let in, or sent away: to sign in, to one's own desk, or to a page that is not there. */
async function isLetIn(requests: APIRequestContext, path: string): Promise<boolean> {
  const response = await requests.get(path, { maxRedirects: 0 });
  const to = new URL(response.headers().location ?? path, response.url()).pathname;
  if (response.status() >= 500) throw new Error(`${path}: ${response.status()}`);
  if (response.status() >= 300 && response.status() < 400) return to !== "/sign-in" && !homes.includes(to);
  return response.status() < 400;
}

test("every page and route has its cells here", () => {
  const files = readdirSync("app", { recursive: true, encoding: "utf8" });
  const answering = files.filter((file) => /(^|\/)(page\.tsx|route\.ts)$/.test(file));
  expect([...Object.keys(cells), ...elsewhere].sort()).toEqual(answering.sort());
});

test("each page lets in whom it is for, and nobody else", async ({ browser }) => {
  test.setTimeout(900_000);
  await ensureMembers();
  const found: Record<string, string[]> = {};
  const rows = await findExamples();
  const examples: Record<string, string> = { ...rows, export: await finishedExport(rows.month) };
  for (const person of people) {
    const requests = await requestsOf(browser, person);
    for (const [file, { path }] of Object.entries(cells)) {
      const there = path.replace(/\{(\w+)\}/g, (_, name: string) => examples[name] ?? name);
      if (await isLetIn(requests, there)) found[file] = [...(found[file] ?? []), person];
    }
  }
  const expected = Object.entries(cells).map(([file, { may }]) => [file, may.split(" ")]);
  expect(found).toEqual(Object.fromEntries(expected));
});

test("each endpoint answers the keys it is for, and nobody else", async ({ playwright, baseURL }) => {
  const { account, bill } = await findExamples();
  const keys = {
    anonymous: null,
    accountKey: await makeAccountKey(account),
    platformKey: process.env.E2E_PLATFORM_KEY ?? "",
    madeUp: `fak_${"x".repeat(43)}`,
  };
  const endpoints = [
    { path: "/api/v1/usage", may: ["accountKey"] },
    { path: "/api/v1/bills", may: ["accountKey"] },
    { path: `/api/v1/bills/${bill}`, may: ["accountKey"] },
    { path: `/api/v1/accounts/${account}/entitlements`, may: ["accountKey", "platformKey"] },
    { path: "/api/v1/entitlement-changes", may: ["accountKey", "platformKey"] },
    { path: "/api/v1/usage-events", may: ["platformKey"], report: true },
  ];
  for (const { path, may, report } of endpoints) {
    const letIn: string[] = [];
    for (const [caller, key] of Object.entries(keys)) {
      const api = await playwright.request.newContext({ ...(baseURL ? { baseURL } : {}) });
      const headers = {
        ...(key ? { authorization: `Bearer ${key}` } : {}),
        ...(report ? { "content-type": "application/cloudevents-batch+json" } : {}),
      };
      const response = report
        ? await api.post(path, { headers, data: "[]" })
        : await api.get(path, { headers });
      if (![401, 403].includes(response.status())) {
        expect(response.status(), `${path} ${caller}`).toBeLessThan(400);
        letIn.push(caller);
      }
      await api.dispose();
    }
    expect(letIn, path).toEqual(may);
  }
});
