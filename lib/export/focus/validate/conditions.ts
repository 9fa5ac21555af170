import { Decimal } from "@/lib/billing/money";
import type { FocusColumnName } from "../columns";
import type { Cells, RowRule } from "./finding";

/** The few questions that the specification asks of a row. */
export type Condition = (row: Cells) => boolean;

export const isNull =
  (column: FocusColumnName): Condition =>
  (row) =>
    row[column] === null;
export const isSet =
  (column: FocusColumnName): Condition =>
  (row) =>
    typeof row[column] === "string";
export const is =
  (column: FocusColumnName, ...values: readonly string[]): Condition =>
  (row) =>
    values.includes(row[column] ?? "");
export const not =
  (condition: Condition): Condition =>
  (row) =>
    !condition(row);
export const both =
  (...conditions: readonly Condition[]): Condition =>
  (row) =>
    conditions.every((condition) => condition(row));
export const same =
  (a: FocusColumnName, b: FocusColumnName): Condition =>
  (row) =>
    row[a] === row[b];

/** Equal as numbers; what is no number is another rule's finding. */
export const equal =
  (a: FocusColumnName, b: FocusColumnName): Condition =>
  (row) =>
    compare([row[a], row[b]], (x, y) => x.equals(y));
export const isZero =
  (column: FocusColumnName): Condition =>
  (row) =>
    compare([row[column], "0"], (x, zero) => x.equals(zero));
/** Quantity × unit price is the cost, to the last decimal. */
export const product =
  (quantity: FocusColumnName, unitPrice: FocusColumnName, total: FocusColumnName): Condition =>
  (row) =>
    compare([row[quantity], row[unitPrice], row[total]], (a, b, c) => a.times(b).equals(c));
export const before =
  (start: FocusColumnName, end: FocusColumnName): Condition =>
  (row) =>
    !(Date.parse(row[start] ?? "") >= Date.parse(row[end] ?? ""));

type Numbers<Values extends readonly unknown[]> = { readonly [Index in keyof Values]: Decimal };

function compare<const Values extends readonly (string | null | undefined)[]>(
  values: Values,
  agree: (...numbers: Numbers<Values>) => boolean,
): boolean {
  try {
    return agree(...(values.map((value) => new Decimal(value ?? Number.NaN)) as unknown as Numbers<Values>));
  } catch {
    return true;
  }
}

/** `then` must hold in each row that `when` holds in. */
export function rule(
  id: string,
  says: string,
  columns: readonly FocusColumnName[],
  when: Condition,
  then: Condition,
): RowRule {
  return { rule: id, says, columns, holds: (row) => !when(row) || then(row) };
}
