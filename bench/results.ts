import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { serverVersion } from "./database";
import type { BenchResult } from "./measure";

/** A figure with what it was measured on. */
export interface KeptResult extends BenchResult {
  /** The name `npm run bench -- NAME` knows it by. */
  readonly name: string;
  readonly date: string;
  readonly cores: number;
  readonly processor: string;
  readonly node: string;
  readonly postgres: string;
}

const file = "bench/results.json";

export function readResults(): KeptResult[] {
  return existsSync(file)
    ? (JSON.parse(readFileSync(file, "utf8")) as { results: KeptResult[] }).results
    : [];
}

/** Keeps what a bench found in place of what it found before; the other benches' figures stay. */
export function keepResults(name: string, found: readonly BenchResult[]): void {
  const machine = {
    name,
    date: new Date().toISOString().slice(0, 10),
    cores: cpus().length,
    processor: cpus()[0]?.model ?? "",
    node: process.version,
    postgres: serverVersion(),
  };
  const kept = readResults().filter((each) => each.name !== name);
  const results = [...kept, ...found.map((each) => ({ ...each, ...machine }))];
  writeFileSync(file, `${JSON.stringify({ results }, null, 2)}\n`);
}
