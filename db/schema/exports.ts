import { sql } from "drizzle-orm";
import { check, index, jsonb, pgTable, smallint, text, uniqueIndex } from "drizzle-orm/pg-core";
import { calls, id, instant, oneOf } from "../columns";
import { users } from "./accounts";

export const exportFormats = ["bills_csv", "bills_xlsx", "focus_csv", "journal_csv"] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** What a file comes to in one currency: a name and a decimal string, e.g. `billed: "1980.00"`. */
export type ExportSums = Readonly<Record<string, string>>;

/** What stands in a file and how to tell that it is whole; kept when the file itself is gone. */
export interface ExportManifest {
  readonly format: ExportFormat;
  readonly month: string;
  /** Rows of data, without the head. */
  readonly rows: number;
  /** Invoices, or documents of the journal, that rows belong to. */
  readonly documents: number;
  /** Added up from the file while it was written, per currency. */
  readonly sums: Readonly<Record<string, ExportSums>>;
  /** What the database says the same sums are, asked of the same snapshot. */
  readonly database: Readonly<Record<string, ExportSums>>;
  readonly bytes: number;
  readonly sha256: string;
  readonly madeAt: string;
  readonly requestedBy: { readonly id: string; readonly name: string; readonly email: string };
  readonly parameters: Readonly<Record<string, string>>;
}

/** A file of a month over all accounts. Asked for by finance, made by the worker, kept for some days. */
export const financeExports = pgTable(
  "exports",
  {
    id: id("id").primaryKey(),
    /** Made by the browser, once per intention: the same request makes one file. */
    requestId: id("request_id").notNull(),
    month: text("month").notNull(),
    format: text("format").$type<ExportFormat>().notNull(),
    /** `making` is true of the worker that holds the export's lock; one whose worker died is made again. */
    status: text("status").$type<"queued" | "making" | "ready" | "failed" | "expired">().notNull(),
    /** Records read so far. */
    done: calls("done").notNull().default(0),
    /** Records to read; null until they were counted. */
    total: calls("total"),
    attempts: smallint("attempts").notNull().default(0),
    requestedBy: id("requested_by")
      .notNull()
      .references(() => users.id),
    requestedAt: instant("requested_at").notNull(),
    /** When it was ready or given up; null before. */
    finishedAt: instant("finished_at"),
    /** Why it was given up; null otherwise. */
    failure: text("failure"),
    /** null until the file was whole. */
    manifest: jsonb("manifest").$type<ExportManifest>(),
  },
  (t) => [
    uniqueIndex("exports_request").on(t.requestId),
    index("exports_open").on(t.requestedAt).where(sql`${t.status} in ('queued', 'making')`),
    oneOf("exports_format", t.format, exportFormats),
    oneOf("exports_status", t.status, ["queued", "making", "ready", "failed", "expired"]),
    check("exports_whole", sql`(${t.status} in ('ready', 'expired')) = (${t.manifest} is not null)`),
    check("exports_failed", sql`(${t.status} = 'failed') = (${t.failure} is not null)`),
    check("exports_finished", sql`(${t.status} in ('queued', 'making')) = (${t.finishedAt} is null)`),
  ],
);
