import { Decimal } from "./money";

/** A rate as a sentence says it in percent: `0.06` → `6`. */
export function percentText(rate: string | Decimal): string {
  return new Decimal(rate).times(100).toFixed();
}

/** The rate that a percentage names: `6.5` → `0.065`. */
export function fractionOf(percent: string): string {
  return new Decimal(percent).dividedBy(100).toFixed();
}
