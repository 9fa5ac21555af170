import { Decimal } from "./money";

/** A rate as a sentence says it in percent: `0.06` → `6`. */
export function percentText(rate: string | Decimal): string {
  return new Decimal(rate).times(100).toFixed();
}
