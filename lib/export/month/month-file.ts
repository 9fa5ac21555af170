import type { MonthSpan } from "@/db/charged-bills";
import type { Tx } from "@/db/client";
import type { ExportFormat, ExportSums } from "@/db/schema/exports";
import type { Announced } from "@/lib/billing/catalog/announced";
import type { Tally } from "./tally";

/** What a file is made with: rows and sums go to the tally, records that were read to `read`. */
export interface Making {
  readonly tally: Tally;
  readonly read: (records: number) => Promise<void>;
  /** List prices beside the printed catalogue (rule P10). */
  readonly announced: Announced;
}

/** One of the files that a month over all accounts can be had as. Everything is read from one snapshot. */
export interface MonthFile {
  readonly ending: "csv" | "xlsx";
  readonly contentType: string;
  /** What the file was made with, for its manifest. */
  readonly parameters: () => Readonly<Record<string, string>>;
  /** Records that will be read: what progress is told in. */
  readonly count: (tx: Tx, span: MonthSpan) => Promise<number>;
  /** The file in pieces. */
  readonly write: (tx: Tx, span: MonthSpan, making: Making) => AsyncIterable<string | Uint8Array>;
  /** What the database says that the tally must come to; sums of 0 may be missing on either side. */
  readonly database: (tx: Tx, span: MonthSpan) => Promise<Readonly<Record<string, ExportSums>>>;
}

export type MonthFiles = Readonly<Record<ExportFormat, MonthFile>>;
