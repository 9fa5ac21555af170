import type { ChargedAccount, MonthSpan } from "@/db/charged-bills";
import type { Site } from "@/lib/billing/catalog/types";
import { amountString, Decimal } from "@/lib/billing/money";
import { issuerOf } from "../issuer";
import { type FocusColumnName, focusColumnNames, isExpected, supported } from "./columns";

/** A row of FOCUS, and beside it what the row's invoice asks to be paid: what its BilledCost must sum to. */
export type FocusRow = Readonly<Record<FocusColumnName | "x_InvoicePayable", string | null>>;
/** What a row says beyond whose it is and when. */
export type Charge = Partial<FocusRow> &
  Pick<FocusRow, "ChargeCategory" | "ChargeDescription" | "BilledCost" | "EffectiveCost">;

/** What this product writes: FOCUS's columns in their order, then its own. */
export const writtenColumns: readonly (keyof FocusRow)[] = [
  ...focusColumnNames.filter((name) => isExpected(name, supported)),
  "x_InvoicePayable",
];

const nothing = Object.fromEntries(
  [...focusColumnNames, "x_InvoicePayable" as const].map((name) => [name, null]),
) as FocusRow;

/** Every service of this product recognises faces: one classification holds for all of them. */
const classification = { ServiceCategory: "AI and Machine Learning", ServiceSubcategory: "Machine Learning" };

const accountTypes: Readonly<Record<Site, string>> = {
  international: "International account",
  china: "China account",
};

/** A row of an account in a billing period. Unless a charge says otherwise, it is for the whole period. */
export function focusRow(account: ChargedAccount, span: MonthSpan, charge: Charge): FocusRow {
  const [issuer = ""] = issuerOf(account.site);
  const [start, end] = [utc(span.from), utc(span.until)];
  return {
    ...nothing,
    ...classification,
    BillingAccountId: account.account_id,
    BillingAccountName: account.account_name,
    BillingAccountType: accountTypes[account.site],
    BillingCurrency: account.currency,
    BillingPeriodStart: start,
    BillingPeriodEnd: end,
    ChargePeriodStart: start,
    ChargePeriodEnd: end,
    InvoiceIssuerName: issuer,
    ProviderName: issuer,
    PublisherName: issuer,
    // Where nothing was priced by the unit, the costs before discounts are what was billed.
    ListCost: charge.BilledCost,
    ContractedCost: charge.BilledCost,
    ...charge,
  };
}

/** As FOCUS writes instants: to the second, in UTC. */
export function utc(at: Date): string {
  return `${at.toISOString().slice(0, 19)}Z`;
}

export function cost(amount: Decimal | string): string {
  return amountString(new Decimal(amount), 2);
}

/** A unit price or quantity: as it is, without zeros at its end. */
export function plain(amount: Decimal | string | number): string {
  return amountString(new Decimal(amount));
}

/** Quantity × unit price, at list and as agreed with the account. */
export function priced(
  quantity: Decimal | string | number,
  unit: string,
  prices: { readonly list: Decimal; readonly contracted: Decimal },
) {
  return {
    PricingQuantity: plain(quantity),
    PricingUnit: unit,
    ListUnitPrice: plain(prices.list),
    ListCost: cost(prices.list.times(quantity)),
    ContractedUnitPrice: plain(prices.contracted),
    ContractedCost: cost(prices.contracted.times(quantity)),
  };
}
