import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { beforeAll, describe, expect, test } from "vitest";
import { snapshotTransaction } from "@/db/client";
import { type ExportFormat, exportFormats } from "@/db/schema/exports";
import { accepted } from "@/db/testing/arrange";
import { freshDatabase } from "@/db/testing/fresh-database";
import { billingMonth, monthEnd, monthPeriod } from "@/lib/billing/billing-month";
import { nothingAnnounced } from "@/lib/billing/catalog/announced";
import { closeMonth } from "@/lib/operations/close-month";
import { makeClosingWorld } from "@/lib/operations/testing/closing-world";
import { buyPacks } from "../testing/bought-packs";
import { monthFiles } from "./files";
import { Tally } from "./tally";

freshDatabase();

const [september, october] = [billingMonth("2026-09"), billingMonth("2026-10")];
/** Bills of September are settled on the first of October, so that is the month with most to tell in the ledger. */
const months = {
  bills_csv: september,
  bills_xlsx: september,
  focus_csv: september,
  journal_csv: october,
} as const satisfies Record<ExportFormat, unknown>;

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

beforeAll(async () => {
  await makeClosingWorld(5_000, [september]);
  await buyPacks(september);
  accepted(await closeMonth(september, monthEnd(september)));
}, 120_000);

/** Megabytes that nothing can let go of. */
function held(): number {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
}

/**
 * Writes a file to nowhere; `keep` is handed each piece. By how many megabytes more was held in the last third of it
 * than in the first, and how many were written between: the middle of several looks each, because what is in the works
 * at one moment comes and goes.
 */
function write(format: ExportFormat, keep: (piece: string | Uint8Array) => void) {
  return snapshotTransaction(async (tx) => {
    const { count, write } = monthFiles[format];
    const span = { month: months[format], ...monthPeriod(months[format]) };
    const records = await count(tx, span);
    const looks: { held: number; written: number }[] = [];
    let [done, written] = [0, 0];
    const read = async (more: number) => {
      done += more;
      if (done >= (records * (looks.length + 1)) / 16) looks.push({ held: held(), written });
    };
    const making = { tally: new Tally(), read, announced: nothingAnnounced };
    for await (const piece of write(tx, span, making)) {
      written += Buffer.byteLength(piece) / 1e6;
      keep(piece);
    }
    const [first, last] = [middleOf(looks.slice(1, 6)), middleOf(looks.slice(-5))];
    return { grown: last.held - first.held, written: last.written - first.written };
  });
}

function middleOf(looks: readonly { held: number; written: number }[]) {
  const middle = looks.toSorted((a, b) => a.held - b.held)[2];
  if (looks.length < 5 || !middle) throw new Error("Too little was written to look at it");
  return middle;
}

describe.each(exportFormats)("%s of five thousand accounts", (format) => {
  test("holds on to nothing that it has written", async () => {
    const { grown, written } = await write(format, () => {});
    expect(grown).toBeLessThan(written / 4);
  });

  test("would be seen to hold on to it", async () => {
    const kept: (string | Uint8Array)[] = [];
    const { grown, written } = await write(format, (piece) => kept.push(piece));
    expect(grown).toBeGreaterThan(written / 2);
  });
});
