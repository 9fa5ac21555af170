import { rmSync } from "node:fs";
import { chromium, type Page } from "@playwright/test";
import lighthouse, { type Config, desktopConfig } from "lighthouse";
import { freePort } from "@/db/free-port";
import { personas } from "@/db/seed/personas";
import { temporaryFolder } from "@/db/temporary-folder";
import { chromiumOptions } from "@/lib/commands/chromium";
import { linksOn } from "@/lib/commands/links-on";
import { withOwnDemo } from "@/lib/commands/own-demo";
import { addressOf, customerVisits } from "@/lib/commands/page-visits";
import { signInByForm } from "@/lib/commands/sign-in-by-form";
import { type BenchResult, median } from "./measure";
import { size } from "./size";

const rounds = size("BENCH_LIGHTHOUSE", { usual: 1, full: 5 });
const pages = ["overview", "usage", "packs", "purchase", "bill"];
const presets: Readonly<Record<string, Config | undefined>> = { phone: undefined, desktop: desktopConfig };
const goals = { performance: 95, accessibility: 100, "best-practices": 100 };
type Category = keyof typeof goals;

interface Run {
  /** From 0 to 100. */
  readonly scores: Readonly<Record<Category, number>>;
  /** What the performance is made of: milliseconds, and a share of the screen. */
  readonly paint: number;
  readonly blocked: number;
  readonly shift: number;
  /** Audits of the other categories that cost points. */
  readonly failed: readonly string[];
}

/** What Google Lighthouse says of a customer's pages, signed in, on a built demo instance. */
export function lighthouseScores(): Promise<BenchResult[]> {
  return withOwnDemo(async ({ url }) => {
    const port = await freePort();
    const folder = temporaryFolder("facet-lighthouse-");
    // Lighthouse opens pages in the browser's own profile, so that is where the session must be.
    const browser = await chromium.launchPersistentContext(folder, {
      ...chromiumOptions,
      args: [...chromiumOptions.args, `--remote-debugging-port=${port}`],
      baseURL: url,
    });
    try {
      const page = await browser.newPage();
      await signInByForm(page, personas.prepaid.email);
      const measured: { readonly name: string; readonly runs: readonly Run[] }[] = [];
      for (const [name, path] of await pathsOf(page)) {
        for (const [preset, config] of Object.entries(presets)) {
          const runs: Run[] = [];
          for (let round = 0; round < rounds; round++) runs.push(await run(`${url}${path}`, port, config));
          measured.push({ name: `${name}, ${preset}`, runs });
        }
      }
      const all = measured.flatMap(({ runs }) => runs);
      return [
        ...measured.map(({ name, runs }) => performanceOf(name, runs)),
        lowestOf("accessibility", all),
        lowestOf("best-practices", all),
      ];
    } finally {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
}

async function pathsOf(page: Page): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const visit of customerVisits.filter(({ name }) => pages.includes(name))) {
    const path = await addressOf(visit, (from) => linksOn(page, from));
    if (path === null) throw new Error(`There is no ${visit.name} to look at`);
    found.set(visit.name, path);
  }
  return found;
}

const attempts = 3;

async function run(url: string, port: number, config: Config | undefined, attempt = 1): Promise<Run> {
  const told = await lighthouse(url, { port, onlyCategories: Object.keys(goals), logLevel: "error" }, config);
  if (!told || told.lhr.runtimeError) {
    // On a busy machine a recording can miss the beginning of the page; Lighthouse then asks to be run again.
    if (attempt < attempts) return run(url, port, config, attempt + 1);
    throw new Error(`${url}: ${told?.lhr.runtimeError?.message}`);
  }
  if (told.lhr.finalDisplayedUrl !== url) throw new Error(`${url} led to ${told.lhr.finalDisplayedUrl}`);
  const { audits, categories } = told.lhr;
  const figure = (audit: string) => audits[audit]?.numericValue ?? Number.NaN;
  const score = (name: Category) => Math.round((categories[name]?.score ?? Number.NaN) * 100);
  const costly = (["accessibility", "best-practices"] as const)
    .flatMap((name) => categories[name]?.auditRefs ?? [])
    .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1);
  return {
    scores: {
      performance: score("performance"),
      accessibility: score("accessibility"),
      "best-practices": score("best-practices"),
    },
    paint: figure("largest-contentful-paint"),
    blocked: figure("total-blocking-time"),
    shift: figure("cumulative-layout-shift"),
    failed: costly.map(({ id }) => id),
  };
}

function performanceOf(name: string, runs: readonly Run[]): BenchResult {
  const middle = (of: (run: Run) => number) => median(runs.map(of));
  const [paint, blocked, shift] = [
    middle((each) => each.paint),
    middle((each) => each.blocked),
    middle((each) => each.shift),
  ];
  return {
    ...told(
      "performance",
      `Lighthouse performance, ${name}`,
      middle(({ scores }) => scores.performance),
    ),
    note: `largest paint ${paint.toFixed(0)} ms, blocked ${blocked.toFixed(0)} ms, layout shift ${shift.toFixed(3)}`,
  };
}

function lowestOf(category: "accessibility" | "best-practices", runs: readonly Run[]): BenchResult {
  const failed = [...new Set(runs.flatMap((each) => each.failed))];
  return {
    ...told(
      category,
      `Lighthouse ${category}, the lowest of all`,
      Math.min(...runs.map(({ scores }) => scores[category])),
    ),
    ...(failed.length > 0 ? { note: failed.join(", ") } : {}),
  };
}

function told(category: Category, bench: string, points: number) {
  const goal = goals[category];
  return {
    bench,
    unit: "points",
    ours: points,
    peer: { name: "the goal", value: goal },
    ratio: points / goal,
    goal: 1,
  };
}
