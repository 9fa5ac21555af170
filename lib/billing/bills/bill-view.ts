import type { BillingMonth } from "../billing-month";
import type { ServiceId, Text } from "../catalog/types";
import type { MoneyJson } from "../money";
import type { LineView } from "../rating/line-view";
import type { PriceRow } from "../rating/price-rows";

/** A bill as a page or a file receives it, with everything that explains it (rule A5). */
export interface BillView {
  readonly id: string;
  readonly accountId: string;
  readonly accountName: string;
  readonly service: ServiceId;
  readonly serviceName: Text;
  readonly month: BillingMonth;
  readonly kind: "month" | "adjustment" | "supplement";
  /** 0 for the month's bill; 1, 2 … for those that follow it. */
  readonly sequence: number;
  readonly issuedAt: string;
  readonly lines: readonly ExplainedLine[];
  /** Sum of the priced lines, exact. */
  readonly linesExact: MoneyJson;
  /** What earlier bills of the same month and service charged already; null for the month's own bill. */
  readonly billedBefore: MoneyJson | null;
  /** What this bill charges, exact, before rounding. */
  readonly usageExact: MoneyJson;
  readonly rounding: MoneyJson;
  readonly subtotal: MoneyJson;
  /** A decimal fraction. */
  readonly taxRate: string;
  readonly tax: MoneyJson;
  readonly total: MoneyJson;
  readonly settlement: SettlementView;
  /** The other bills of the same month and service, in their order. */
  readonly related: readonly {
    readonly id: string;
    readonly kind: BillView["kind"];
    readonly total: MoneyJson;
  }[];
}

export interface ExplainedLine extends LineView {
  /** The table that priced the month, or that has no price for it. */
  readonly priceRows: readonly PriceRow[];
  readonly packsDrawn: readonly PackDrawnView[];
}

export interface PackDrawnView {
  readonly packId: string;
  readonly origin: "free" | "gifted" | "purchased";
  readonly units: number;
  readonly drawn: number;
  /** Exclusive; null never expires. */
  readonly validUntil: string | null;
}

/** Which balance paid what, and the hold (rules L2, L4, L5). */
export interface SettlementView {
  readonly payments: readonly PaymentView[];
  /** The payments without what was left owing; cash is not there where it had nothing. */
  readonly covered: readonly PaymentView[];
  /** The part of the payment from cash that took cash below zero (rule L2). */
  readonly leftOwing: MoneyJson;
  /** What a cheaper month gave back to cash, which no payment stands for (rule U7); 0 unless the total is below zero. */
  readonly credited: MoneyJson;
  readonly released: MoneyJson;
  readonly held: MoneyJson;
  readonly holdShortfall: MoneyJson;
  /** Percentage of the list-price charge that the service holds; null: it holds nothing. */
  readonly holdPercent: number | null;
}

export interface PaymentView {
  readonly book: "voucher" | "gifted" | "earnings" | "cash";
  readonly amount: MoneyJson;
  readonly voucherId: string | null;
}
