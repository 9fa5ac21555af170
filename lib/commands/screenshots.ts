import { copyFileSync, mkdirSync } from "node:fs";
import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import { type Browser, chromium } from "@playwright/test";
import { personas, staff } from "@/db/seed/personas";
import { chromiumOptions } from "./chromium";
import { findInstance } from "./instance";
import { linksOn } from "./links-on";
import {
  addressOf,
  customerVisits,
  outsideVisits,
  refundVisits,
  staffVisits,
  type Visit,
} from "./page-visits";
import { signInByForm } from "./sign-in-by-form";

// `npm run screenshots`: every page × language × theme × width of a running demo, into .data/screenshots, and with
// `-- --readme` the few that the README shows into docs/images. `-- --only bills` takes the pages whose name contains
// the word.
const { values: options } = parseArgs({
  options: {
    only: { type: "string", default: "" },
    out: { type: "string", default: ".data/screenshots" },
    quick: { type: "boolean" },
    readme: { type: "boolean" },
  },
});
const instance = findInstance();
if (!instance) throw new Error("Start `npm run demo` first");
const base = instance.url;

/** What the README shows, by its name there. */
const readme: Readonly<Record<string, string>> = { "en-light-desktop/payg-overview.png": "overview.png" };
const widths = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
const themes = options.quick ? (["light"] as const) : (["light", "dark"] as const);
const browser = await chromium.launch(chromiumOptions);

for (const locale of ["en", "zh"] as const) {
  const rich = locale === "en" ? personas.prepaid.email : personas.prepaidCn.email;
  const arrears = locale === "en" ? personas.overdue.email : personas.overdueCn.email;
  const newcomer = locale === "en" ? personas.new.email : personas.newCn.email;
  const payg = locale === "en" ? personas.payg.email : personas.paygCn.email;
  const named = (...names: string[]) => customerVisits.filter(({ name }) => names.includes(name));
  await shoot(browser, locale, null, outsideVisits, "");
  // Only the international site refunds (rules R1, R2).
  await shoot(
    browser,
    locale,
    rich,
    locale === "en" ? [...customerVisits, ...refundVisits] : customerVisits,
    "",
  );
  await shoot(browser, locale, arrears, named("overview"), "overdue-");
  const empty = customerVisits.filter(({ links }) => !links);
  await shoot(browser, locale, newcomer, empty, "new-");
  await shoot(browser, locale, payg, named("overview", "usage", "bills", "bill", "balance"), "payg-");
  await shoot(browser, locale, staff[2].email, staffVisits, "");
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
  // A development instance compiles each page when it is first asked for.
  page.setDefaultTimeout(240_000);
  if (email) await signInByForm(page, email);
  for (const visit of wanted) {
    const path = await addressOf(visit, (from) => linksOn(page, from));
    if (!path) {
      console.warn(`${visit.name}: there is nothing of the kind`);
      continue;
    }
    for (const theme of themes) {
      await page.emulateMedia({ colorScheme: theme });
      for (const [device, size] of Object.entries(widths)) {
        await page.setViewportSize(size);
        await page.goto(path, { waitUntil: "networkidle" });
        // Charts are drawn when one comes to them, and find the place of their axis a moment after.
        for (const chart of await page.locator("main figure").all()) {
          await chart.scrollIntoViewIfNeeded();
          await chart.locator(".recharts-cartesian-axis-tick-value").first().waitFor();
        }
        await page.evaluate(() => window.scrollTo(0, 0));
        await page.evaluate(
          () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
        );
        const folder = join(options.out, `${locale}-${theme}-${device}`);
        mkdirSync(folder, { recursive: true });
        const file = join(folder, `${prefix}${visit.name}.png`);
        await page.screenshot({ path: file, fullPage: true });
        const shown = readme[relative(options.out, file)];
        if (options.readme && shown) copyFileSync(file, join("docs/images", shown));
      }
    }
  }
  await context.close();
}
