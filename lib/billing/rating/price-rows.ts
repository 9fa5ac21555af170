import { firstCallsOf, tierLabel } from "../catalog/tiers";
import type { PriceTable } from "../catalog/types";

/** A row of a price table in whole calls, so that nobody has to read brackets. */
export interface PriceRow {
  /** As printed, `(0, 3000000]`: what the bill line names. */
  readonly label: string;
  /** The fewest and the most billable calls of the row; null is open-ended. */
  readonly from: number;
  readonly to: number | null;
  /** null: no published price (rule P7). */
  readonly unitPrice: string | null;
  /** The row that prices the month (rule P3). */
  readonly reached: boolean;
}

/** The rows of a table, with the one that a bill line's tier names. Bounds are as printed (rule P4). */
export function priceRows(table: PriceTable, reached: string | null): PriceRow[] {
  return table.tiers.map((tier) => {
    const label = tierLabel(table, tier);
    const last = tier.upTo === null ? null : table.bounds === "(a,b]" ? tier.upTo : tier.upTo - 1;
    return {
      label,
      from: firstCallsOf(table, tier),
      to: last,
      unitPrice: tier.unitPrice,
      reached: label === reached,
    };
  });
}
