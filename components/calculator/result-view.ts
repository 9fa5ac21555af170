import type { CliffView } from "@/lib/billing/bills/month-view";
import type { MoneyJson } from "@/lib/billing/money";
import type { WaysVerdict } from "@/lib/billing/what-if/cheapest-ways";

/** The estimate of a scenario as plain values. */
export interface ResultView {
  readonly month: string;
  readonly total: MoneyJson;
  readonly usageTotal: MoneyJson;
  readonly purchaseTotal: MoneyJson;
  /** Null where nothing was rounded. */
  readonly rounding: MoneyJson | null;
  /** Some line is outside the totals (rule P8). */
  readonly needsQuote: boolean;
  readonly lines: readonly ResultLine[];
  readonly purchases: readonly ResultPurchase[];
}

export interface ResultLine {
  readonly meter: string;
  readonly name: string;
  readonly amount: MoneyJson | null;
  /** The sentence to check with a calculator. */
  readonly explanation: string;
  readonly cliff: CliffView | null;
}

export interface ResultPurchase {
  readonly id: string;
  readonly name: string;
  readonly amount: MoneyJson;
  readonly thing: BoughtThing;
}

export type BoughtThing =
  | {
      readonly kind: "packs";
      readonly units: number;
      readonly quantity: number;
      readonly unit: "calls" | "materials";
    }
  | { readonly kind: "quota"; readonly qps: number; readonly terms: number; readonly term: "day" | "month" };

/** The ways through the month for one meter; amounts to the cent, as the estimate gives them. */
export interface WaysView {
  readonly meter: string;
  readonly name: string;
  readonly ways: readonly WayView[];
  readonly verdict: WaysVerdict;
  /** What taking the best way saves; null where it saves nothing or cannot be compared. */
  readonly saving: MoneyJson | null;
  /** Leads to the same scenario with the best way taken. */
  readonly applyHref: string | null;
  /** Units of the best packs that the month leaves over. */
  readonly leftOver: number;
  /** Up to which peak a quota pays; null where none is on sale. */
  readonly quotaPaysUpTo: number | null;
  readonly peakAbove: number | null;
}

export interface WayView {
  readonly kind: "now" | "calls" | "packs" | "quota";
  readonly bought: readonly BoughtThing[];
  /** Null without a published price (rule P7). */
  readonly total: MoneyJson | null;
  readonly best: boolean;
}
