import { Decimal } from "@/lib/billing/money";

/** More calls in a month than anybody has, and few enough that no answer takes long. */
export const mostCalls = 1_000_000_000;
/** Of one size: enough to cover so many calls with the largest pack of any meter. */
export const mostPacks = 10_000;
/** As many orders as the API takes in one scenario; one of them holds 100 packs at most. */
export const mostOrders = 1_000;

const factors: Readonly<Record<string, number>> = {
  "": 1,
  k: 1_000,
  m: 1_000_000,
  万: 10_000,
  亿: 100_000_000,
};

/**
 * A whole number as people write it: `9999`, `9,999`, `5000万`, `1.5亿`, `2m`. Undefined for what is none, and for
 * what is outside the limits.
 */
export function readCount(text: string, least: number, most: number): number | undefined {
  const match = /^(\d{1,15}(?:\.\d{1,9})?)(k|m|万|亿)?(?:次)?$/i.exec(text.replace(/[,，\s]/g, ""));
  if (match === null) return undefined;
  const [, digits = "", unit = ""] = match;
  const count = new Decimal(digits).times(factors[unit.toLowerCase()] ?? 1);
  return count.isInteger() && count.gte(least) && count.lte(most) ? count.toNumber() : undefined;
}

/** A contract price as the API writes it; amounts are decimal strings. */
export interface ContractTier {
  readonly upTo?: number;
  readonly unitPrice: string;
}

/** A price for any volume, `0.002`, or tiers from low to high, `100000:0.002, 0.001`. Undefined for what is neither. */
export function readContract(text: string): ContractTier[] | undefined {
  const rows = text.split(/[,，;；]/).map((row) => row.trim());
  const tiers: ContractTier[] = [];
  let above = 0;
  for (const [index, row] of rows.entries()) {
    const [, upToText, unitPrice] = /^(?:([^:：]+)[:：])?\s*(\d{1,9}(?:\.\d{1,8})?)$/.exec(row) ?? [];
    if (unitPrice === undefined) return undefined;
    if (upToText === undefined) {
      if (index < rows.length - 1) return undefined;
      tiers.push({ unitPrice });
      continue;
    }
    const upTo = readCount(upToText, above + 1, 1_000_000_000_000);
    if (upTo === undefined) return undefined;
    tiers.push({ upTo, unitPrice });
    above = upTo;
  }
  return tiers;
}
