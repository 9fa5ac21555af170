import { currencyOf, findMeter, serviceOfMeter } from "../catalog/catalog";
import type { Text } from "../catalog/types";
import { amountString, type Decimal, type MoneyJson } from "../money";
import { explainLine } from "./explain";
import type { RatedLine } from "./rate-month";

/** A rated line as a page or a file receives it: exact amounts as strings, every text in both languages. */
export interface LineView {
  readonly meter: string;
  readonly name: Text;
  readonly calls: number;
  readonly covered: RatedLine["covered"];
  readonly billable: number;
  readonly refused: number;
  readonly tier: string | null;
  readonly unitPrice: MoneyJson | null;
  /** Exact (rule T5); null while it waits for a contract price (rule P8). */
  readonly amount: MoneyJson | null;
  readonly status: RatedLine["status"];
  readonly source: SourceView | null;
  /** The sentence that a customer can check with a calculator. */
  readonly explanation: Text;
}

export type SourceView =
  | { readonly kind: "list"; readonly version: string }
  | { readonly kind: "contract"; readonly from: string };

export function lineView(line: RatedLine): LineView {
  const service = serviceOfMeter(line.meter);
  const meter = findMeter(line.meter);
  if (service === undefined || meter === undefined) throw new Error(`Not a meter of calls: ${line.meter}`);
  const currency = currencyOf(service.site);
  const json = (amount: Decimal | null): MoneyJson | null =>
    amount === null ? null : { currency, amount: amountString(amount, 2) };
  const { calls, covered, billable, refused, tier, status, priceSource } = line;
  return {
    meter: meter.id,
    name: meter.name,
    calls,
    covered,
    billable,
    refused,
    tier,
    unitPrice: json(line.unitPrice),
    amount: json(line.amount),
    status,
    source:
      priceSource?.kind === "contract"
        ? { kind: "contract", from: priceSource.from.toISOString() }
        : priceSource,
    explanation: { en: explainLine(line, "en"), zh: explainLine(line, "zh") },
  };
}
