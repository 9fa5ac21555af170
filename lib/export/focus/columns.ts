import { serviceCategories, serviceSubcategories } from "./services";

/**
 * The columns of FOCUS 1.2, the FinOps Open Cost and Usage Specification, as data: what writes a file and what checks
 * one both read this table, so that a column is described once.
 */
export interface FocusColumn {
  readonly type: "string" | "decimal" | "datetime" | "json";
  /** Whether a row may leave it empty, on the conditions of the rules. */
  readonly nullable: boolean;
  readonly values?: readonly string[];
  /** Prices are never below zero. */
  readonly notNegative?: true;
  /** A three-letter code of ISO 4217. */
  readonly currency?: true;
  /** When a file must have the column: always, when the provider supports something, or not at all. */
  readonly present: "always" | Support | "recommended";
}

/** What a provider may support; a column of something that it lacks may be left out. */
export type Support =
  | "availability zones"
  | "several types of billing accounts"
  | "capacity reservations"
  | "commitment discounts"
  | "several pricing categories"
  | "negotiated prices"
  | "a price list"
  | "measured usage"
  | "sub accounts"
  | "resources"
  | "pricing in another currency"
  | "regions"
  | "tags";

/** What the billing of this product supports. */
export const supported: readonly Support[] = [
  "several types of billing accounts",
  "commitment discounts",
  "several pricing categories",
  "negotiated prices",
  "a price list",
  "measured usage",
  "resources",
];

type Column = Omit<FocusColumn, "type" | "nullable">;
const text = (column: Column): FocusColumn => ({ type: "string", nullable: false, ...column });
const maybeText = (column: Column): FocusColumn => ({ ...text(column), nullable: true });
const amount = (column: Column): FocusColumn => ({ type: "decimal", nullable: false, ...column });
const maybeAmount = (column: Column): FocusColumn => ({ ...amount(column), nullable: true });
const instant: FocusColumn = { type: "datetime", nullable: false, present: "always" };
const always = { present: "always" } as const;

export const chargeCategories = ["Usage", "Purchase", "Tax", "Credit", "Adjustment"] as const;

export const focusColumns = {
  AvailabilityZone: maybeText({ present: "availability zones" }),
  BilledCost: amount(always),
  BillingAccountId: text(always),
  BillingAccountName: text(always),
  BillingAccountType: text({ present: "several types of billing accounts" }),
  BillingCurrency: text({ ...always, currency: true }),
  BillingPeriodEnd: instant,
  BillingPeriodStart: instant,
  CapacityReservationId: maybeText({ present: "capacity reservations" }),
  CapacityReservationStatus: maybeText({ present: "capacity reservations", values: ["Used", "Unused"] }),
  ChargeCategory: text({ ...always, values: chargeCategories }),
  ChargeClass: maybeText({ ...always, values: ["Correction"] }),
  ChargeDescription: maybeText(always),
  ChargeFrequency: text({ present: "recommended", values: ["One-Time", "Recurring", "Usage-Based"] }),
  ChargePeriodEnd: instant,
  ChargePeriodStart: instant,
  CommitmentDiscountCategory: maybeText({ present: "commitment discounts", values: ["Spend", "Usage"] }),
  CommitmentDiscountId: maybeText({ present: "commitment discounts" }),
  CommitmentDiscountName: maybeText({ present: "commitment discounts" }),
  CommitmentDiscountQuantity: maybeAmount({ present: "commitment discounts" }),
  CommitmentDiscountStatus: maybeText({ present: "commitment discounts", values: ["Used", "Unused"] }),
  CommitmentDiscountType: maybeText({ present: "commitment discounts" }),
  CommitmentDiscountUnit: maybeText({ present: "commitment discounts" }),
  ConsumedQuantity: maybeAmount({ present: "measured usage" }),
  ConsumedUnit: maybeText({ present: "measured usage" }),
  ContractedCost: amount(always),
  ContractedUnitPrice: maybeAmount({ present: "negotiated prices", notNegative: true }),
  EffectiveCost: amount(always),
  InvoiceId: maybeText({ present: "recommended" }),
  InvoiceIssuerName: text(always),
  ListCost: amount(always),
  ListUnitPrice: maybeAmount({ present: "a price list", notNegative: true }),
  PricingCategory: maybeText({
    present: "several pricing categories",
    values: ["Standard", "Dynamic", "Committed", "Other"],
  }),
  PricingCurrency: text({ present: "pricing in another currency", currency: true }),
  PricingCurrencyContractedUnitPrice: maybeAmount({
    present: "pricing in another currency",
    notNegative: true,
  }),
  PricingCurrencyEffectiveCost: amount({ present: "pricing in another currency" }),
  PricingCurrencyListUnitPrice: maybeAmount({ present: "pricing in another currency", notNegative: true }),
  PricingQuantity: maybeAmount(always),
  PricingUnit: maybeText(always),
  ProviderName: text(always),
  PublisherName: text(always),
  RegionId: maybeText({ present: "regions" }),
  RegionName: maybeText({ present: "regions" }),
  ResourceId: maybeText({ present: "resources" }),
  ResourceName: maybeText({ present: "resources" }),
  ResourceType: maybeText({ present: "resources" }),
  ServiceCategory: text({ ...always, values: serviceCategories }),
  ServiceName: text(always),
  ServiceSubcategory: text({ present: "recommended", values: Object.keys(serviceSubcategories) }),
  SkuId: maybeText({ present: "a price list" }),
  SkuMeter: maybeText({ present: "a price list" }),
  SkuPriceDetails: { type: "json", nullable: true, present: "a price list" },
  SkuPriceId: maybeText({ present: "a price list" }),
  SubAccountId: maybeText({ present: "sub accounts" }),
  SubAccountName: maybeText({ present: "sub accounts" }),
  SubAccountType: maybeText({ present: "sub accounts" }),
  Tags: { type: "json", nullable: true, present: "tags" },
} as const satisfies Readonly<Record<string, FocusColumn>>;

export type FocusColumnName = keyof typeof focusColumns;

export const focusColumnNames = Object.keys(focusColumns) as FocusColumnName[];

/** Whether a file of a provider that supports these must have the column; a recommended one is missed as well. */
export function isExpected(name: FocusColumnName, supports: readonly Support[]): boolean {
  const { present }: FocusColumn = focusColumns[name];
  return present === "always" || present === "recommended" || supports.includes(present);
}
