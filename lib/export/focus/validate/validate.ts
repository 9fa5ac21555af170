import type { Readable } from "node:stream";
import { parse } from "csv-parse";
import { type Support, supported } from "../columns";
import { cellRules } from "./cell-rules";
import { fileRules } from "./file-rules";
import type { Cells, Finding, RowRule } from "./finding";
import { headFindings } from "./head-rules";
import { priceRules } from "./price-rules";
import { useRules } from "./use-rules";

export const rowRules: readonly RowRule[] = [...cellRules, ...priceRules, ...useRules];

export interface Verdict {
  readonly rows: number;
  /** By rule: how often it was broken, and the first places. */
  readonly broken: readonly {
    readonly rule: string;
    readonly says: string;
    readonly times: number;
    readonly first: readonly Pick<Finding, "line" | "found">[];
  }[];
}

const placesShown = 5;

/**
 * Holds a CSV file of any length against FOCUS 1.2, row by row. What a file of invoices and commitments must remember
 * is a line for each; nothing else is kept.
 */
export async function validateFocus(
  file: Readable,
  supports: readonly Support[] = supported,
): Promise<Verdict> {
  const broken = new Map<string, { says: string; times: number; first: Pick<Finding, "line" | "found">[] }>();
  const note = ({ rule, says, line, found }: Finding) => {
    const key = `${rule} ${says}`;
    const entry = broken.get(key) ?? { says, times: 0, first: [] };
    entry.times++;
    if (entry.first.length < placesShown) entry.first.push({ line, found });
    broken.set(key, entry);
  };
  const together = fileRules();
  let head: readonly string[] | null = null;
  let asked: readonly RowRule[] = [];
  let rows = 0;
  for await (const record of file.pipe(
    parse({ bom: true, relax_column_count: true, skip_empty_lines: true }),
  )) {
    const values = record as string[];
    if (head === null) {
      head = values;
      headFindings(head, supports).forEach(note);
      asked = rowRules.filter(({ columns }) => columns.every((column) => values.includes(column)));
      continue;
    }
    const line = ++rows + 1;
    const row: Cells = Object.fromEntries(head.map((name, index) => [name, values[index] || null]));
    if (values.length !== head.length) {
      note({ rule: "CSV", says: "A row has as many cells as the head", line, found: String(values.length) });
    }
    for (const each of asked) {
      if (!each.holds(row)) note({ rule: each.rule, says: each.says, line, found: shown(row, each.columns) });
    }
    for (const each of together) each.observe(row, line).forEach(note);
  }
  if (head === null) note({ rule: "CSV", says: "A file has a head", line: null, found: "nothing" });
  for (const each of together) each.finish().forEach(note);
  return {
    rows,
    broken: [...broken].map(([key, { says, ...entry }]) => ({
      rule: key.slice(0, key.length - says.length - 1),
      says,
      ...entry,
    })),
  };
}

function shown(row: Cells, columns: readonly string[]): string {
  return columns.map((name) => `${name} ${row[name] ?? "null"}`).join(", ");
}
