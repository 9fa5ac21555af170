import { chromium, type Page } from "@playwright/test";
import { personas } from "@/db/seed/personas";
import { chromiumOptions } from "@/lib/commands/chromium";
import { withOwnDemo } from "@/lib/commands/own-demo";
import { signInByForm } from "@/lib/commands/sign-in-by-form";
import { type BenchResult, median } from "./measure";

const rounds = 5;
const slowdown = 4;
const goalMilliseconds = 100;

interface Interaction {
  readonly name: string;
  readonly path: string;
  readonly act: (page: Page) => Promise<void>;
}

const interactions: readonly Interaction[] = [
  {
    name: "open the palette for the first time",
    path: "/overview",
    act: (page) => page.keyboard.press("Control+k"),
  },
  {
    name: "sort a table",
    path: "/bills",
    act: (page) => page.locator("th button").nth(1).click(),
  },
  {
    name: "type into the filter of a table",
    path: "/bills",
    act: (page) => page.locator('main input[type="search"]').press("1"),
  },
  {
    name: "open a dialog for the first time",
    path: "/services/face-fusion?tab=settings",
    act: (page) => page.locator('main button[aria-haspopup="dialog"]').last().click(),
  },
  {
    name: "open the menu of one's login",
    path: "/overview",
    act: (page) => page.getByRole("banner").getByRole("button").last().click(),
  },
];

/**
 * From pressing something to the next picture that shows an answer, with the processor slowed down four times: the
 * longest event of each interaction, as browsers report it (in steps of 8 ms).
 */
export function interactionTimes(): Promise<BenchResult[]> {
  return withOwnDemo(async ({ url }) => {
    const browser = await chromium.launch(chromiumOptions);
    try {
      const context = await browser.newContext({ baseURL: url, viewport: { width: 1440, height: 900 } });
      await signInByForm(await context.newPage(), personas.prepaid.email);
      const results: BenchResult[] = [];
      for (const { name, path, act } of interactions) {
        const took: number[] = [];
        for (let round = 0; round < rounds; round++) {
          const page = await context.newPage();
          took.push(await slowly(page, path, act));
          await page.close();
        }
        const middle = median(took);
        results.push({
          bench: `interaction to next paint, ${name}`,
          unit: "ms",
          ours: middle,
          peer: { name: "the goal", value: goalMilliseconds },
          ratio: middle / goalMilliseconds,
          goal: 1,
          atMost: true,
          note: `processor slowed down ${slowdown} times; the longest of ${rounds} rounds ${Math.max(...took)} ms`,
        });
      }
      return results;
    } finally {
      await browser.close();
    }
  });
}

async function slowly(page: Page, path: string, act: Interaction["act"]): Promise<number> {
  await page.goto(path, { waitUntil: "networkidle" });
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  await page.evaluate(watchEvents);
  await act(page);
  await page.waitForLoadState("networkidle");
  return page.evaluate(longestEvent);
}

declare global {
  interface Window {
    seenEvents: PerformanceEntry[];
  }
}

function watchEvents(): void {
  window.seenEvents = [];
  // 16 ms is the least a browser reports.
  const options = { type: "event", durationThreshold: 16 };
  new PerformanceObserver((list) => window.seenEvents.push(...list.getEntries())).observe(options);
}

/** After two more pictures, so that the one that answered has been counted. */
async function longestEvent(): Promise<number> {
  for (let frame = 0; frame < 2; frame++) await new Promise((done) => requestAnimationFrame(done));
  await new Promise((done) => setTimeout(done, 100));
  return Math.max(0, ...window.seenEvents.map(({ duration }) => duration));
}
