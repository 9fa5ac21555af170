import type { ChargedAccount, MonthSpan } from "@/db/charged-bills";
import type { Site } from "@/lib/billing/catalog/types";
import { amountString, Decimal } from "@/lib/billing/money";
import { issuerOf } from "../issuer";
import { type FocusColumnName, focusColumnNames, isExpected, supported } from "./columns";

/** What may stand in a row: the columns of FOCUS, and what the row's invoice asks to be paid, its BilledCost's sum. */
type FocusCells = Readonly<Record<FocusColumnName | "x_InvoicePayable", string | null>>;
/** What a row says beyond whose it is and when. */
export type Charge = Partial<FocusCells> &
  Pick<FocusCells, "ChargeCategory" | "ChargeDescription" | "BilledCost" | "EffectiveCost">;
/** A row as it is written: a cell for each written column, because a month has millions of rows. */
export type FocusRow = readonly (string | null)[];

/** What this product writes: FOCUS's columns in their order, then its own. */
export const writtenColumns: readonly (keyof FocusCells)[] = [
  ...focusColumnNames.filter((name) => isExpected(name, supported)),
  "x_InvoicePayable",
];

const places = new Map<string, number>(writtenColumns.map((name, place) => [name, place]));
const empty: FocusRow = writtenColumns.map(() => null);

/** Where a column stands in a row. */
export function placeOf(name: string): number {
  const place = places.get(name);
  if (place === undefined) throw new Error(`Not a written column: ${name}`);
  return place;
}

const [listCost, contractedCost] = [placeOf("ListCost"), placeOf("ContractedCost")];

/** Every service of this product recognises faces: one classification holds for all of them. */
const classification = { ServiceCategory: "AI and Machine Learning", ServiceSubcategory: "Machine Learning" };

const accountTypes: Readonly<Record<Site, string>> = {
  international: "International account",
  china: "China account",
};

/**
 * Rows of an account in a billing period, for the whole of it unless the charges say otherwise. `shared` is what the
 * charges of one invoice have in common; a charge may still say it differently.
 */
export function focusRows(
  account: ChargedAccount,
  span: MonthSpan,
  shared: Partial<FocusCells>,
  charges: readonly Charge[],
): FocusRow[] {
  const [issuer = ""] = issuerOf(account.site);
  const [start, end] = [utc(span.from), utc(span.until)];
  const begun = filled(empty, {
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
    ...shared,
  });
  return charges.map((charge) => {
    const row = filled(begun, charge);
    // Where nothing was priced by the unit, the costs before discounts are what was billed.
    row[listCost] ??= charge.BilledCost;
    row[contractedCost] ??= charge.BilledCost;
    return row;
  });
}

function filled(row: FocusRow, cells: Partial<FocusCells>): (string | null)[] {
  const copy = row.slice();
  for (const name in cells) copy[placeOf(name)] = cells[name as keyof FocusCells] ?? null;
  return copy;
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
