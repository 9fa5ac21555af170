import { fileURLToPath } from "node:url";
import { systemTransaction } from "@/db/client";
import { newId } from "@/db/ids";
import type { ExportFormat, ExportManifest } from "@/db/schema/exports";
import { accepted } from "@/db/testing/arrange";
import { type BillingMonth, monthEnd, monthPeriod } from "@/lib/billing/billing-month";
import { Decimal } from "@/lib/billing/money";
import { startExport } from "@/lib/operations/start-export";
import { start } from "./child";
import type { ExportTook } from "./export-alone";
import type { BenchResult } from "./measure";

const program = fileURLToPath(new URL("./export-alone.ts", import.meta.url));

/** Peak memory with ten times the accounts against without: what the month close is held to as well. */
const flat = 1.2;
/** Below this the smaller file is done before its process has room for all the garbage that it will ever make. */
const comparableFrom = 10_000;

interface SizedMonth {
  readonly month: BillingMonth;
  readonly accounts: number;
}

/**
 * The memory of one format over two months, each file made by processes of its own: by one as a worker does, and by one
 * that collects garbage all along, which tells what is really held. Each must come to what the books say.
 */
export async function compareMemory(
  userId: string,
  format: ExportFormat,
  { few, many }: { readonly few: SizedMonth; readonly many: SizedMonth },
): Promise<BenchResult> {
  const [small, large] = [await madeTwice(userId, format, few), await madeTwice(userId, format, many)];
  return {
    bench: `export ${format}, ${many.accounts.toLocaleString("en")} accounts, peak memory`,
    unit: "MB",
    ours: large.peakMegabytes,
    peer: { name: `${few.accounts.toLocaleString("en")} accounts`, value: small.peakMegabytes },
    ratio: large.peakMegabytes / small.peakMegabytes,
    goal: few.accounts < comparableFrom ? null : flat,
    atMost: true,
    note: `held without garbage: ${held(large)}, ${held(small)}`,
  };
}

const held = ({ heldMegabytes }: ExportTook) => `+${heldMegabytes?.toFixed(1)} MB`;

async function madeTwice(userId: string, format: ExportFormat, { month, accounts }: SizedMonth) {
  const made = await makeAlone(userId, format, month, false);
  const { heldMegabytes } = await makeAlone(userId, format, month, true);
  const took = { ...made, heldMegabytes };
  const rate = Math.round(made.manifest.rows / made.seconds);
  console.log(
    `  ${format} of ${accounts.toLocaleString("en")} accounts: ${made.manifest.rows.toLocaleString("en")} rows, ${(made.manifest.bytes / 1e6).toFixed(1)} MB, ${rate.toLocaleString("en")} rows/s, peak ${made.peakMegabytes.toFixed(0)} MB, held at most ${held(took)}; ${JSON.stringify(made.manifest.sums)}`,
  );
  return took;
}

async function makeAlone(
  userId: string,
  format: ExportFormat,
  month: BillingMonth,
  collecting: boolean,
): Promise<ExportTook> {
  const now = monthEnd(month);
  const { id } = accepted(await startExport({ userId }, { month, format, requestId: newId() }, now));
  const child = start(program, {
    EXPORT_ID: id,
    EXPORT_NOW: now.toISOString(),
    COLLECT: collecting ? "1" : "",
  });
  const took = await new Promise<ExportTook>((done, fail) => {
    child.once("message", (report) => done(report as ExportTook));
    child.once("exit", (code) => fail(new Error(`The export ended with ${code}`)));
  });
  await assertBooked(took.manifest, month);
  return took;
}

/** The manifest against sums of the books that share nothing with how the export adds up. */
async function assertBooked({ format, sums }: ExportManifest, month: BillingMonth): Promise<void> {
  const said = { bills_csv: "total", bills_xlsx: "total", focus_csv: "charged", journal_csv: "debit" }[
    format
  ];
  const { from, until } = monthPeriod(month);
  const booked = await systemTransaction(
    ({ sql }) => sql<{ currency: string; billed: string; ordered: string; posted: string }[]>`
      select currency, billed, ordered, posted from
        (select currency, sum(total) as billed from bills where month = ${month} group by currency) b
        join (select a.currency, sum(o.total) as ordered from orders o join accounts a on a.id = o.account_id
          where o.placed_at >= ${from.toISOString()}::timestamptz and o.placed_at < ${until.toISOString()}::timestamptz group by a.currency) o using (currency)
        join (select currency, sum(amount) as posted from ledger_postings
          where occurred_at >= ${from.toISOString()}::timestamptz and occurred_at < ${until.toISOString()}::timestamptz group by currency) p using (currency)`,
  );
  for (const { currency, billed, ordered, posted } of booked) {
    const expected = { total: billed, charged: new Decimal(billed).plus(ordered), debit: posted }[said];
    if (expected === undefined || !new Decimal(sums[currency]?.[said] ?? "NaN").equals(expected))
      throw new Error(
        `${format} of ${month}: ${sums[currency]?.[said]} ${currency}, the books say ${expected}`,
      );
  }
}
