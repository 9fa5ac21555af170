import type { ServiceId, Text } from "../catalog/types";
import type { MoneyJson } from "../money";
import type { LineView } from "../rating/line-view";

/** More calls that make the whole month cheaper, with both amounts. */
export interface CliffView {
  readonly tier: string;
  readonly reachedAt: number;
  readonly callsNeeded: number;
  readonly amountNow: MoneyJson;
  readonly amountThen: MoneyJson;
}

export interface MonthLine extends LineView {
  readonly cliff: CliffView | null;
}

/** One service in a month: rated as month close would, line by line, lines without calls among them. */
export interface ServiceMonth {
  readonly service: ServiceId;
  readonly name: Text;
  readonly lines: readonly MonthLine[];
  readonly subtotal: MoneyJson;
  readonly tax: MoneyJson;
  readonly total: MoneyJson;
  readonly needsQuote: boolean;
  /** The month's bill, where it was made already; null while this is an estimate. */
  readonly billId: string | null;
}
