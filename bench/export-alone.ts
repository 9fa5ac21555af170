import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { closePool, systemTransaction } from "@/db/client";
import { findExport } from "@/db/exports";
import type { ExportManifest } from "@/db/schema/exports";
import { lookAfterExports } from "@/lib/jobs/exports";

/** What making an export took a process that did nothing else. */
export interface ExportTook {
  readonly manifest: ExportManifest;
  readonly seconds: number;
  readonly peakMegabytes: number;
  /** How much more was in use at most than before, without garbage; null: not looked at. */
  readonly heldMegabytes: number | null;
}

// Makes the export EXPORT_ID, which waits, as a worker does at EXPORT_NOW. With COLLECT garbage is collected all along:
// then what is held is known, and how long it took says nothing.
const { EXPORT_ID = "", EXPORT_NOW = "", COLLECT } = process.env;
const held = COLLECT ? watchHeld() : () => null;
const started = process.hrtime.bigint();
await lookAfterExports(async () => new Date(EXPORT_NOW));
const seconds = Number(process.hrtime.bigint() - started) / 1e9;
const heldMegabytes = held();
const manifest = (await systemTransaction((tx) => findExport(tx, EXPORT_ID)))?.export.manifest;
await closePool();
if (!manifest) throw new Error(`Export ${EXPORT_ID} was not made`);
const peakMegabytes = process.resourceUsage().maxRSS / 1024;
process.send?.({ manifest, seconds, peakMegabytes, heldMegabytes } satisfies ExportTook);
process.disconnect?.();

function watchHeld(): () => number {
  setFlagsFromString("--expose-gc");
  const collectGarbage = runInNewContext("gc") as () => void;
  const used = () => {
    collectGarbage();
    const { heapUsed, external } = process.memoryUsage();
    return (heapUsed + external) / 1e6;
  };
  const before = used();
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, used());
  }, 100);
  return () => {
    clearInterval(timer);
    return Math.max(most, used()) - before;
  };
}
