import type { FocusColumnName } from "../columns";
import { both, equal, is, isNull, isSet, isZero, not, product, rule, same } from "./conditions";
import type { RowRule } from "./finding";

const tax = is("ChargeCategory", "Tax");
const credit = is("ChargeCategory", "Credit");
const correction = is("ChargeClass", "Correction");
/** Charges that have a price: what was used or bought, and is no correction. */
const regular = both(is("ChargeCategory", "Usage", "Purchase"), not(correction));

/** Columns of a price list: a tax has none of them, regular usage and purchases have all. */
function pricedColumn(column: FocusColumnName, none: string, some: string): RowRule[] {
  return [
    rule(none, `${column} must be null for taxes`, [column, "ChargeCategory"], tax, isNull(column)),
    rule(
      some,
      `${column} must not be null for usage and purchases that are no corrections`,
      [column, "ChargeCategory", "ChargeClass"],
      regular,
      isSet(column),
    ),
  ];
}

/** `column` is null exactly where `other` is. */
function together(column: FocusColumnName, other: FocusColumnName, none: string, some: string): RowRule[] {
  return [
    rule(
      none,
      `${column} must be null when ${other} is null`,
      [column, other],
      isNull(other),
      isNull(column),
    ),
    rule(
      some,
      `${column} must not be null when ${other} is not`,
      [column, other],
      isSet(other),
      isSet(column),
    ),
  ];
}

const cost = (
  total: "ListCost" | "ContractedCost",
  unitPrice: "ListUnitPrice" | "ContractedUnitPrice",
): RowRule[] => [
  rule(
    `${total}-C-009-C`,
    `${total} must be ${unitPrice} × PricingQuantity`,
    [total, unitPrice, "PricingQuantity", "ChargeClass"],
    both(isSet(unitPrice), isSet("PricingQuantity"), not(correction)),
    product("PricingQuantity", unitPrice, total),
  ),
  rule(
    `${total}-C-008-C`,
    `${total} of a credit without a unit price must be its BilledCost`,
    [total, unitPrice, "BilledCost", "ChargeCategory"],
    both(isNull(unitPrice), credit),
    equal(total, "BilledCost"),
  ),
];

/** Costs, prices, quantities and what they are of. */
export const priceRules: readonly RowRule[] = [
  rule(
    "BilledCost-C-004-C",
    "BilledCost must be 0 where another party invoices",
    ["BilledCost", "ProviderName", "InvoiceIssuerName"],
    not(same("ProviderName", "InvoiceIssuerName")),
    isZero("BilledCost"),
  ),
  rule(
    "EffectiveCost-C-005-C",
    "EffectiveCost of a purchase that covers later charges must be 0",
    ["EffectiveCost", "ChargeCategory"],
    is("ChargeCategory", "Purchase"),
    isZero("EffectiveCost"),
  ),
  rule(
    "EffectiveCost-C-010-C",
    "EffectiveCost of a credit must be its BilledCost",
    ["EffectiveCost", "BilledCost", "ChargeCategory"],
    credit,
    equal("EffectiveCost", "BilledCost"),
  ),
  ...cost("ListCost", "ListUnitPrice"),
  ...cost("ContractedCost", "ContractedUnitPrice"),
  ...pricedColumn("ListUnitPrice", "ListUnitPrice-C-004-C", "ListUnitPrice-C-005-C"),
  ...pricedColumn("ContractedUnitPrice", "ContractedUnitPrice-C-005-C", "ContractedUnitPrice-C-006-C"),
  ...pricedColumn("PricingCategory", "PricingCategory-C-003-C", "PricingCategory-C-004-C"),
  ...pricedColumn("PricingQuantity", "PricingQuantity-C-004-C", "PricingQuantity-C-005-C"),
  ...pricedColumn("SkuId", "SkuId-C-004-C", "SkuId-C-005-C"),
  ...pricedColumn("SkuPriceId", "SkuPriceId-C-004-C", "SkuPriceId-C-005-C"),
  ...pricedColumn(
    "PricingCurrencyListUnitPrice",
    "PricingCurrencyListUnitPrice-C-004-C",
    "PricingCurrencyListUnitPrice-C-005-C",
  ),
  ...pricedColumn(
    "PricingCurrencyContractedUnitPrice",
    "PricingCurrencyContractedUnitPrice-C-004-C",
    "PricingCurrencyContractedUnitPrice-C-005-C",
  ),
  ...together("PricingUnit", "PricingQuantity", "PricingUnit-C-005-C", "PricingUnit-C-006-C"),
  ...together("SkuMeter", "SkuId", "SkuMeter-C-004-C", "SkuMeter-C-005-C"),
  rule(
    "SkuPriceDetails-C-004-C",
    "SkuPriceDetails must be null when SkuPriceId is null",
    ["SkuPriceDetails", "SkuPriceId"],
    isNull("SkuPriceId"),
    isNull("SkuPriceDetails"),
  ),
  ...together("ResourceType", "ResourceId", "ResourceType-C-004-C", "ResourceType-C-005-C"),
  rule(
    "ResourceName-C-003-O",
    "ResourceName must be null when ResourceId is null",
    ["ResourceName", "ResourceId"],
    isNull("ResourceId"),
    isNull("ResourceName"),
  ),
  ...together("RegionName", "RegionId", "RegionName-C-003-C", "RegionName-C-004-C"),
  ...together("SubAccountName", "SubAccountId", "SubAccountName-C-004-C", "SubAccountName-C-005-C"),
  ...together("SubAccountType", "SubAccountId", "SubAccountType-C-004-C", "SubAccountType-C-005-C"),
];
