import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Browser, chromium, type Page } from "@playwright/test";
import { demoPassword, personas, staff } from "@/db/seed/personas";
import { freshDemoCode } from "./demo-code";
import { findInstance } from "./instance";

// `npm run screenshots`: every page × language × theme × width of a running demo, into .data/screenshots; the few
// that the README shows into docs/images. `-- --only bills` takes the pages whose name contains the word.
const { values: options } = parseArgs({
  options: {
    only: { type: "string", default: "" },
    out: { type: "string", default: ".data/screenshots" },
    quick: { type: "boolean" },
  },
});
const instance = findInstance();
if (!instance) throw new Error("Start `npm run demo` first");
const base = instance.url;

interface Visit {
  readonly name: string;
  /** A path, or one that is found as the first link with this beginning on another page. */
  readonly path: string;
  readonly firstLinkTo?: string;
}

const customerPages: readonly Visit[] = [
  { name: "overview", path: "/overview" },
  { name: "services", path: "/services" },
  { name: "service", path: "/services", firstLinkTo: "/services/" },
  { name: "free-packs", path: "/free-packs" },
  { name: "purchase", path: "/purchase" },
  { name: "packs", path: "/packs" },
  { name: "pack", path: "/packs", firstLinkTo: "/packs/" },
  { name: "orders", path: "/orders" },
  { name: "order", path: "/orders", firstLinkTo: "/orders/" },
  { name: "usage", path: "/usage" },
  { name: "calculator", path: "/calculator" },
  { name: "bills", path: "/bills" },
  { name: "bill", path: "/bills", firstLinkTo: "/bills/" },
  { name: "balance", path: "/balance" },
  { name: "top-up", path: "/balance/top-up" },
  { name: "messages", path: "/messages" },
  { name: "message-preferences", path: "/messages/preferences" },
  { name: "settings", path: "/settings" },
  { name: "security", path: "/settings/security" },
  { name: "members", path: "/members" },
  { name: "keys", path: "/keys" },
  { name: "webhooks", path: "/webhooks" },
];
const staffPages: readonly Visit[] = [
  { name: "admin-accounts", path: "/admin/accounts" },
  { name: "admin-account", path: "/admin/accounts", firstLinkTo: "/admin/accounts/" },
  { name: "admin-clock", path: "/admin/clock" },
  { name: "admin-keys", path: "/admin/keys" },
  { name: "admin-outbox", path: "/admin/outbox?tab=stored" },
  { name: "admin-audit", path: "/admin/audit" },
  { name: "admin-security", path: "/admin/security" },
  { name: "finance-overview", path: "/finance/overview" },
  { name: "finance-runs", path: "/finance/runs" },
  { name: "finance-bills", path: "/finance/bills" },
  { name: "finance-quotes", path: "/finance/quotes" },
  { name: "finance-prices", path: "/finance/prices?service=faceid-cn" },
  { name: "finance-reconciliation", path: "/finance/reconciliation" },
  { name: "finance-revenue", path: "/finance/revenue" },
  { name: "finance-exports", path: "/finance/exports" },
  { name: "finance-export", path: "/finance/exports", firstLinkTo: "/finance/exports/" },
];
const outside: readonly Visit[] = [
  { name: "sign-in", path: "/sign-in" },
  { name: "sign-up", path: "/sign-up" },
  { name: "forgot-password", path: "/forgot-password" },
  { name: "verify-email", path: "/verify-email" },
  { name: "api-docs", path: "/docs/api" },
  {
    name: "prices",
    path: "/calculator?site=international&image-face-fusion=9999&video-face-fusion=5000&video-face-fusion.pack-1000=2",
  },
];

const widths = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
const themes = options.quick ? (["light"] as const) : (["light", "dark"] as const);
const system = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find((path) => existsSync(path));
const browser = await chromium.launch({
  ...(system ? { executablePath: system } : {}),
  args: [...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), "--disable-gpu"],
});

for (const locale of ["en", "zh"] as const) {
  const rich = locale === "en" ? personas.prepaid.email : personas.prepaidCn.email;
  const arrears = locale === "en" ? personas.overdue.email : personas.overdueCn.email;
  const newcomer = locale === "en" ? personas.new.email : personas.newCn.email;
  const payg = locale === "en" ? personas.payg.email : personas.paygCn.email;
  await shoot(browser, locale, null, outside, "");
  await shoot(browser, locale, rich, customerPages, "");
  await shoot(browser, locale, arrears, customerPages.slice(0, 1), "overdue-");
  await shoot(
    browser,
    locale,
    newcomer,
    customerPages.filter(({ firstLinkTo }) => !firstLinkTo),
    "new-",
  );
  await shoot(
    browser,
    locale,
    payg,
    customerPages.filter(({ name }) => ["overview", "usage", "bills", "bill", "balance"].includes(name)),
    "payg-",
  );
  await shoot(browser, locale, staff[2].email, staffPages, "");
}
await browser.close();

async function shoot(
  from: Browser,
  locale: "en" | "zh",
  email: string | null,
  visits: readonly Visit[],
  prefix: string,
): Promise<void> {
  const wanted = visits.filter(({ name }) => `${prefix}${name}`.includes(options.only));
  if (wanted.length === 0) return;
  const context = await from.newContext({ viewport: widths.desktop, baseURL: base, reducedMotion: "reduce" });
  await context.addCookies([{ name: "locale", value: locale, url: base }]);
  const page = await context.newPage();
  if (email) await signIn(page, email);
  for (const visit of wanted) {
    const path = await pathOf(page, visit);
    if (!path) continue;
    for (const theme of themes) {
      await page.emulateMedia({ colorScheme: theme });
      for (const [device, size] of Object.entries(widths)) {
        await page.setViewportSize(size);
        await page.goto(path, { waitUntil: "networkidle" });
        const folder = join(options.out, `${locale}-${theme}-${device}`);
        mkdirSync(folder, { recursive: true });
        await page.screenshot({ path: join(folder, `${prefix}${visit.name}.png`), fullPage: true });
      }
    }
  }
  await context.close();
}

async function signIn(page: Page, email: string): Promise<void> {
  await page.goto("/sign-in");
  await page.locator('input[name="email"]').fill(email);
  await page.locator('input[name="password"]').fill(demoPassword);
  await page.locator('input[name="password"]').press("Enter");
  if (staff.some((person) => person.email === email)) {
    await page.locator('input[name="code"]').fill(await freshDemoCode());
    await page.locator('input[name="code"]').press("Enter");
  }
  await page.waitForURL((at) => !at.pathname.startsWith("/sign-in"));
}

async function pathOf(page: Page, { path, firstLinkTo }: Visit): Promise<string | null> {
  if (!firstLinkTo) return path;
  await page.goto(path);
  const links = await page
    .locator(`main a[href^="${firstLinkTo}"]`)
    .evaluateAll((found) => found.map((each) => each.getAttribute("href") ?? ""));
  return links.find((href) => href.length > firstLinkTo.length) ?? null;
}
