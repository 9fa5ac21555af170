import "./no-delay";
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { exportsBench } from "./exports";
import { ingest } from "./ingest";
import { ingestGrowth } from "./ingest-growth";
import { ingestHttp } from "./ingest-http";
import type { BenchResult } from "./measure";
import { monthClose } from "./month-close";
import { monthCloseGrowth } from "./month-close-growth";
import { monthCloseKilled } from "./month-close-killed";

/** `npm run bench` runs all, `npm run bench -- NAME` one; figures are printed and kept in bench/results.json. */
const benches: Readonly<Record<string, () => Promise<BenchResult[]>>> = {
  ingest,
  "ingest-http": ingestHttp,
  "ingest-growth": ingestGrowth,
  "month-close": monthClose,
  "month-close-growth": monthCloseGrowth,
  "month-close-killed": monthCloseKilled,
  exports: exportsBench,
};
const wanted = process.argv[2];
if (wanted && !benches[wanted]) {
  console.error(`There is no bench ${wanted}; there are: ${Object.keys(benches).join(", ")}`);
  process.exit(2);
}
const results: BenchResult[] = [];
for (const [name, bench] of Object.entries(benches)) {
  if (wanted && wanted !== name) continue;
  for (const one of await bench()) {
    results.push(one);
    const cpu = one.cpu
      ? ` · processor time ${one.cpu.ours.toFixed(1)} µs against ${one.cpu.peer.toFixed(1)}, ratio ${one.cpu.ratio.toFixed(2)}`
      : "";
    console.log(
      `${one.bench}: ${round(one.ours)} ${one.unit} · ${one.peer.name}: ${round(one.peer.value)} · ratio ${one.ratio.toFixed(2)} (goal ${one.goal})${cpu}${one.note ? ` · ${one.note}` : ""}`,
    );
  }
}
writeFileSync(
  "bench/results.json",
  `${JSON.stringify({ cores: cpus().length, cpu: cpus()[0]?.model, node: process.version, results }, null, 2)}\n`,
);

function round(value: number): string {
  return Math.round(value).toLocaleString("en");
}
process.exit(0);
