import type { FocusColumnName } from "../columns";

/** A row of a file by its columns; null: nothing is written there; undefined: the file lacks the column. */
export type Cells = Readonly<Record<string, string | null | undefined>>;

/** Where a file departs from the specification. Rules are named as FOCUS's requirements model names them. */
export interface Finding {
  readonly rule: string;
  /** What the rule asks, in a sentence. */
  readonly says: string;
  /** 1 is the head; null where the whole file is meant. */
  readonly line: number | null;
  readonly found: string;
}

/** A rule that one row keeps or breaks, whatever the other rows say. */
export interface RowRule {
  readonly rule: string;
  readonly says: string;
  /** The columns it looks at: a file that lacks one of them is not asked. */
  readonly columns: readonly FocusColumnName[];
  readonly holds: (row: Cells) => boolean;
}
