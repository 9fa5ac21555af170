import "./no-delay";
import { parseArgs } from "node:util";
import { day } from "./day";
import { entitlements } from "./entitlements";
import { exportsBench } from "./exports";
import { ingest } from "./ingest";
import { ingestGrowth } from "./ingest-growth";
import { ingestHttp } from "./ingest-http";
import { interactionTimes } from "./interactions";
import { lighthouseScores } from "./lighthouse";
import { type BenchResult, isMet } from "./measure";
import { monthClose } from "./month-close";
import { monthCloseGrowth } from "./month-close-growth";
import { monthCloseKilled } from "./month-close-killed";
import { pageWeight } from "./page-weight";
import { pages } from "./pages";
import { purchase, refund } from "./purchase";
import { keepResults } from "./results";
import { startUp } from "./start-up";
import { figure, writeTable } from "./table";

/**
 * `npm run bench` runs all, `npm run bench -- NAME …` those named. Figures are printed, kept in bench/results.json and
 * written into docs/performance.md; with `--try`, for small sizes and busy machines, they are printed only. `--full` takes the
 * sizes of the goals where they take too long for every day.
 */
const benches: Readonly<Record<string, () => Promise<BenchResult[]>>> = {
  ingest,
  "ingest-http": ingestHttp,
  "ingest-growth": ingestGrowth,
  purchase,
  refund,
  "month-close": monthClose,
  "month-close-growth": monthCloseGrowth,
  "month-close-killed": monthCloseKilled,
  entitlements,
  pages,
  exports: exportsBench,
  "start-up": startUp,
  day,
  "page-weight": pageWeight,
  lighthouse: lighthouseScores,
  interactions: interactionTimes,
};

const { values, positionals } = parseArgs({
  // `full` is read where sizes are chosen.
  options: { try: { type: "boolean" }, full: { type: "boolean" } },
  allowPositionals: true,
});
const names = Object.keys(benches);
const unknown = positionals.find((name) => !names.includes(name));
if (unknown) {
  console.error(`There is no bench ${unknown}; there are: ${names.join(", ")}`);
  process.exit(2);
}
const failed: string[] = [];
for (const [name, bench] of Object.entries(benches)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  const started = performance.now();
  try {
    const found = await bench();
    for (const one of found) console.log(lineOf(one));
    if (!values.try) {
      keepResults(name, found);
      writeTable(names);
    }
  } catch (error) {
    // The others are worth their figures all the same.
    console.error(`${name} failed:`, error);
    failed.push(name);
  }
  console.log(`  ${name} took ${((performance.now() - started) / 1_000).toFixed(0)} s`);
}

function lineOf(one: BenchResult): string {
  const met = isMet(one);
  const goal =
    one.goal === null ? "no goal" : `goal ${one.atMost ? "≤" : "≥"} ${one.goal}: ${met ? "met" : "NOT MET"}`;
  const cpu = one.cpu
    ? ` · processor time ${one.cpu.ours.toFixed(1)} µs against ${one.cpu.peer.toFixed(1)}, ratio ${one.cpu.ratio.toFixed(2)}`
    : "";
  const note = one.note ? ` · ${one.note}` : "";
  return `${one.bench}: ${figure(one.ours)} ${one.unit} · ${one.peer.name}: ${figure(one.peer.value)} · ratio ${one.ratio.toFixed(2)} (${goal})${cpu}${note}`;
}
process.exit(failed.length > 0 ? 1 : 0);
