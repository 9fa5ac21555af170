import { expect, type Page } from "@playwright/test";
import { linksOn } from "../lib/commands/links-on";
import {
  addressOf,
  customerVisits,
  outsideVisits,
  refundVisits,
  staffVisits,
  type Visit,
} from "../lib/commands/page-visits";
import { signIn, speak } from "./fixtures/instance";
import { axeFindings } from "./fixtures/look";
import { test } from "./fixtures/test";

/** axe finds nothing on any page, in English by day and in Chinese by night. */
const looks = [
  { locale: "en", colorScheme: "light" },
  { locale: "zh", colorScheme: "dark" },
] as const;

/** Looks of pages that only their address brings about. */
const calculators: readonly Visit[] = [
  "image-face-fusion=9999&image-face-fusion.peak=10&image-face-fusion.pack-1000=2&face-search=x",
  "image-face-fusion=9999&image-face-fusion.peak=10&image-face-fusion.pack-1000=2&face-search=5",
].map((scenario) => ({ name: "calculator", page: "calculator", path: `/calculator?${scenario}` }));

async function findings(page: Page, visits: readonly Visit[]): Promise<string[]> {
  const found: string[] = [];
  for (const visit of visits) {
    const address = await addressOf(visit, (path) => linksOn(page, path));
    if (address === null) {
      found.push(`${visit.name}: there is nothing of the kind`);
      continue;
    }
    await page.goto(address);
    found.push(...(await axeFindings(page)));
  }
  return found;
}

for (const { locale, colorScheme } of looks) {
  test(`pages are accessible (${locale}, ${colorScheme})`, async ({ page }) => {
    test.setTimeout(600_000);
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await speak(page, locale);
    const found = await findings(page, outsideVisits);
    await signIn(page, "prepaid@demo.example", locale);
    found.push(...(await findings(page, [...customerVisits, ...refundVisits, ...calculators])));
    await page.context().clearCookies();
    await signIn(page, "admin@demo.example", locale);
    found.push(...(await findings(page, staffVisits)));
    expect(found).toEqual([]);
  });
}
