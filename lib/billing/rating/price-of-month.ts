import { type BillingMonth, monthStart } from "../billing-month";
import type { ContractPrice, Meter, PriceTable } from "../catalog/types";
import { priceVersionFor } from "../catalog/versions";

/** Where a month's unit price comes from, kept on the bill line. */
export type PriceSource =
  | { readonly kind: "list"; readonly version: string }
  | { readonly kind: "contract"; readonly from: Date };

export interface MonthPrice {
  /** The table that prices the month. */
  readonly table: PriceTable;
  /** The list price of the same month. */
  readonly list: PriceTable;
  readonly source: PriceSource;
}

/**
 * A contract price replaces the list price (rule P9). Like a list version it prices whole months only: the one in
 * force on the month's first instant, by analogy with P10; of several, the latest.
 */
export function priceOfMonth(
  meter: Meter,
  month: BillingMonth,
  contracts: readonly ContractPrice[],
): MonthPrice {
  const list = priceVersionFor(meter, month);
  const contract = contractInForce(meter, month, contracts);
  if (contract === undefined) return { table: list, list, source: { kind: "list", version: list.id } };
  return { table: contract, list, source: { kind: "contract", from: contract.effectiveFrom } };
}

function contractInForce(meter: Meter, month: BillingMonth, contracts: readonly ContractPrice[]) {
  if (contracts.length === 0) return undefined;
  const start = monthStart(month);
  let latest: ContractPrice | undefined;
  for (const contract of contracts) {
    if (contract.meter !== meter.id || contract.effectiveFrom > start) continue;
    if (latest === undefined || contract.effectiveFrom >= latest.effectiveFrom) latest = contract;
  }
  return latest;
}
