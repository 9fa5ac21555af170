import { Decimal } from "@/lib/billing/money";
import { type FocusColumn, focusColumnNames, focusColumns } from "../columns";
import type { Cells, RowRule } from "./finding";

/** Integers, decimals and `mEn`, with a sign only where they are below zero (NumericFormat). */
const numeric = /^-?\d+(\.\d+)?(E-?\d+)?$/;
/** To the second and in UTC (DateTimeFormat). */
const dateTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;
/** Words that stand for nothing; nothing is written as nothing (NullHandling). */
const placeholders = new Set(["n/a", "na", "null", "none", "not applicable", "-"]);
const currencies = new Set(Intl.supportedValuesOf("currency"));

type MakeRule = (id: string, says: string, holds: (value: string) => boolean) => RowRule;

const typeRules: Readonly<Record<FocusColumn["type"], (rule: MakeRule) => RowRule[]>> = {
  string: () => [],
  decimal: (rule) => [
    rule("NumericFormat-A-003-M", "must be a single number without symbols or grouping", (value) =>
      numeric.test(value),
    ),
  ],
  datetime: (rule) => [
    rule("DateTimeFormat-A-003-M", "must be an instant in UTC, written YYYY-MM-DDTHH:mm:ssZ", (value) =>
      isInstant(value),
    ),
  ],
  json: (rule) => [
    rule("KeyValueFormat-A-001-M", "must be a JSON object of unique keys and plain values", (value) =>
      isKeyValue(value),
    ),
  ],
};

/** What each column asks of its own cells: null or not, its type, its allowed values. */
export const cellRules: readonly RowRule[] = focusColumnNames.flatMap((name) => {
  const column: FocusColumn = focusColumns[name];
  const rule = (id: string, says: string, holds: (value: string) => boolean): RowRule => ({
    rule: id,
    says: `${name} ${says}`,
    columns: [name],
    holds: (row: Cells) => typeof row[name] !== "string" || holds(row[name]),
  });
  return [
    ...(column.nullable
      ? []
      : [
          {
            rule: `${name} not null`,
            says: `${name} must not be null`,
            columns: [name],
            holds: (row: Cells) => row[name] !== null,
          },
        ]),
    rule("NullHandling-A-002-M", "must be null where there is no value, not a word for it", (value) =>
      isValue(value),
    ),
    ...typeRules[column.type](rule),
    ...(column.values
      ? [rule(`${name} allowed values`, `must be one of ${column.values.join(", ")}`, isOneOf(column.values))]
      : []),
    ...(column.currency
      ? [
          rule("CurrencyFormat-A-001-C", "must be a three-letter code of ISO 4217", (value) =>
            currencies.has(value),
          ),
        ]
      : []),
    ...(column.notNegative
      ? [
          rule(
            `${name} not negative`,
            "must not be below zero",
            (value) => !numeric.test(value) || !new Decimal(value).isNegative(),
          ),
        ]
      : []),
  ];
});

function isValue(value: string): boolean {
  return value.trim() !== "" && !placeholders.has(value.trim().toLowerCase());
}

function isOneOf(values: readonly string[]) {
  return (value: string) => values.includes(value);
}

function isInstant(value: string): boolean {
  if (!dateTime.test(value)) return false;
  const at = new Date(value);
  // A 30 February is rolled over by the engine instead of refused.
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 19) === value.slice(0, 19);
}

function isKeyValue(value: string): boolean {
  const parsed = parseJson(value);
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) return false;
  if (Object.values(parsed).some((each) => typeof each === "object" && each !== null)) return false;
  // The parser keeps the last of two equal keys, so those that are written are counted.
  return (value.match(/"(?:[^"\\]|\\.)*"\s*:/g) ?? []).length === Object.keys(parsed).length;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
