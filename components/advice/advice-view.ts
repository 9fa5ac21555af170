import type { YearVerdict } from "@/lib/billing/advisor";
import type { MoneyJson } from "@/lib/billing/money";

/** Packs to buy, each with its place on the purchase page. */
export interface PacksToBuy {
  readonly choices: readonly { readonly units: number; readonly quantity: number; readonly href: string }[];
  readonly total: MoneyJson;
  /** Null where there is no price to compare with. */
  readonly saving: MoneyJson | null;
}

/** What would be cheaper for a meter at the usage of the last months, as plain values. */
export interface AdviceView {
  readonly meter: string;
  readonly name: string;
  readonly service: string;
  /** Calls a month. */
  readonly calls: number;
  readonly firstMonth: string;
  readonly lastMonth: string;
  /** A year; null without a published price. */
  readonly payAsYouGo: MoneyJson | null;
  readonly packs: PacksToBuy | null;
  /** For so many months what the account has leaves nothing to be billed. */
  readonly coveredMonths: number;
  readonly verdict: YearVerdict;
  /** Packs are not drawn at present (rule S6). */
  readonly billedByQps: boolean;
  readonly quota: QuotaView | null;
}

export interface QuotaView {
  readonly verdict: "never" | "maybe";
  readonly leastPeak: number;
  readonly price: MoneyJson | null;
  readonly byCalls: MoneyJson;
  readonly paysUpTo: number;
  readonly limitExceeded: number | null;
  readonly busiestHour: string;
  readonly busiestCalls: number;
}

/** A bought pack that will lapse with units left. */
export interface WasteView {
  readonly packId: string;
  readonly name: string;
  readonly units: number;
  readonly remaining: number;
  readonly unusedUnits: number;
  readonly amount: MoneyJson;
  readonly endsAt: string;
  readonly calls: number;
  readonly days: number;
  /** Milliseconds left to refund it in full; null where it cannot be. */
  readonly refundLeft: number | null;
}
