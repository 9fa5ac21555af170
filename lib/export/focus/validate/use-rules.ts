import type { FocusColumnName } from "../columns";
import { serviceSubcategories } from "../services";
import { before, both, type Condition, is, isNull, isSet, isZero, not, rule, same } from "./conditions";
import type { RowRule } from "./finding";

const usage = is("ChargeCategory", "Usage");
const purchase = is("ChargeCategory", "Purchase");
const correction = is("ChargeClass", "Correction");
const committed = isSet("CommitmentDiscountId");
const unused = is("CommitmentDiscountStatus", "Unused");

function ofCommitment(column: FocusColumnName, none: string, some: string): RowRule[] {
  const columns: FocusColumnName[] = [column, "CommitmentDiscountId"];
  return [
    rule(
      none,
      `${column} must be null without a commitment discount`,
      columns,
      not(committed),
      isNull(column),
    ),
    rule(some, `${column} must not be null with a commitment discount`, columns, committed, isSet(column)),
  ];
}

const quantified: Condition = both(is("ChargeCategory", "Usage", "Purchase"), committed, not(correction));

/** Periods, what was consumed, commitment discounts and reservations. */
export const useRules: readonly RowRule[] = [
  rule(
    "BillingPeriodEnd-C-004-M",
    "BillingPeriodStart must lie before BillingPeriodEnd, which is exclusive",
    ["BillingPeriodStart", "BillingPeriodEnd"],
    () => true,
    before("BillingPeriodStart", "BillingPeriodEnd"),
  ),
  rule(
    "ChargePeriodEnd-C-004-M",
    "ChargePeriodStart must lie before ChargePeriodEnd, which is exclusive",
    ["ChargePeriodStart", "ChargePeriodEnd"],
    () => true,
    before("ChargePeriodStart", "ChargePeriodEnd"),
  ),
  rule(
    "ChargeFrequency-C-004-C",
    "A purchase must not be Usage-Based",
    ["ChargeFrequency", "ChargeCategory"],
    purchase,
    not(is("ChargeFrequency", "Usage-Based")),
  ),
  rule(
    "ConsumedQuantity-C-004-C",
    "ConsumedQuantity must be null but for usage, and for the unused part of a commitment",
    ["ConsumedQuantity", "ChargeCategory", "CommitmentDiscountStatus"],
    (row) => !usage(row) || unused(row),
    isNull("ConsumedQuantity"),
  ),
  rule(
    "ConsumedQuantity-C-006-C",
    "ConsumedQuantity must not be null for usage that is no correction",
    ["ConsumedQuantity", "ChargeCategory", "ChargeClass", "CommitmentDiscountStatus"],
    both(usage, not(unused), not(correction)),
    isSet("ConsumedQuantity"),
  ),
  rule(
    "ConsumedUnit-C-004-C",
    "ConsumedUnit must be null when ConsumedQuantity is null",
    ["ConsumedUnit", "ConsumedQuantity"],
    isNull("ConsumedQuantity"),
    isNull("ConsumedUnit"),
  ),
  rule(
    "ConsumedUnit-C-005-C",
    "ConsumedUnit must not be null when ConsumedQuantity is not",
    ["ConsumedUnit", "ConsumedQuantity"],
    isSet("ConsumedQuantity"),
    isSet("ConsumedUnit"),
  ),
  ...ofCommitment(
    "CommitmentDiscountCategory",
    "CommitmentDiscountCategory-C-003-C",
    "CommitmentDiscountCategory-C-004-C",
  ),
  ...ofCommitment(
    "CommitmentDiscountType",
    "CommitmentDiscountType-C-004-C",
    "CommitmentDiscountType-C-005-C",
  ),
  rule(
    "CommitmentDiscountName-C-004-C",
    "CommitmentDiscountName must be null without a commitment discount",
    ["CommitmentDiscountName", "CommitmentDiscountId"],
    not(committed),
    isNull("CommitmentDiscountName"),
  ),
  rule(
    "CommitmentDiscountStatus-C-003-C",
    "CommitmentDiscountStatus must be null without a commitment discount",
    ["CommitmentDiscountStatus", "CommitmentDiscountId"],
    not(committed),
    isNull("CommitmentDiscountStatus"),
  ),
  rule(
    "CommitmentDiscountStatus-C-004-C",
    "CommitmentDiscountStatus must not be null for usage with a commitment discount",
    ["CommitmentDiscountStatus", "CommitmentDiscountId", "ChargeCategory"],
    both(committed, usage),
    isSet("CommitmentDiscountStatus"),
  ),
  rule(
    "CommitmentDiscountQuantity-C-006-C",
    "CommitmentDiscountQuantity must not be null for usage and purchases with a commitment discount",
    ["CommitmentDiscountQuantity", "CommitmentDiscountId", "ChargeCategory", "ChargeClass"],
    quantified,
    isSet("CommitmentDiscountQuantity"),
  ),
  rule(
    "CommitmentDiscountQuantity-C-008-C",
    "CommitmentDiscountQuantity must be null in all other cases",
    ["CommitmentDiscountQuantity", "CommitmentDiscountId", "ChargeCategory", "ChargeClass"],
    not(quantified),
    isNull("CommitmentDiscountQuantity"),
  ),
  rule(
    "CommitmentDiscountUnit-C-005-C",
    "CommitmentDiscountUnit must be null when CommitmentDiscountQuantity is null",
    ["CommitmentDiscountUnit", "CommitmentDiscountQuantity"],
    isNull("CommitmentDiscountQuantity"),
    isNull("CommitmentDiscountUnit"),
  ),
  rule(
    "CommitmentDiscountUnit-C-006-C",
    "CommitmentDiscountUnit must not be null when CommitmentDiscountQuantity is not",
    ["CommitmentDiscountUnit", "CommitmentDiscountQuantity"],
    isSet("CommitmentDiscountQuantity"),
    isSet("CommitmentDiscountUnit"),
  ),
  rule(
    "PricingCategory-C-009-C",
    "What a commitment discount covers must be Committed",
    ["PricingCategory", "CommitmentDiscountStatus"],
    isSet("CommitmentDiscountStatus"),
    is("PricingCategory", "Committed"),
  ),
  rule(
    "PricingCategory-C-008-C",
    "Buying a commitment discount must not be Committed itself",
    ["PricingCategory", "ChargeCategory"],
    purchase,
    not(is("PricingCategory", "Committed")),
  ),
  rule(
    "DiscountHandling-A-009-C",
    "BilledCost must be 0 where a commitment covers the charge",
    ["BilledCost", "CommitmentDiscountStatus"],
    isSet("CommitmentDiscountStatus"),
    isZero("BilledCost"),
  ),
  rule(
    "DiscountHandling-A-012-C",
    "ResourceId of a commitment's purchase must be the commitment",
    ["ResourceId", "CommitmentDiscountId", "ChargeCategory"],
    both(committed, purchase),
    same("ResourceId", "CommitmentDiscountId"),
  ),
  rule(
    "DiscountHandling-A-018-C",
    "The unused part of a commitment must be Usage",
    ["ChargeCategory", "CommitmentDiscountStatus"],
    unused,
    usage,
  ),
  rule(
    "DiscountHandling-A-019-C",
    "ResourceId of a commitment's unused part must be the commitment",
    ["ResourceId", "CommitmentDiscountId", "CommitmentDiscountStatus"],
    unused,
    same("ResourceId", "CommitmentDiscountId"),
  ),
  rule(
    "CapacityReservationStatus-C-003-C",
    "CapacityReservationStatus must be null without a capacity reservation",
    ["CapacityReservationStatus", "CapacityReservationId"],
    isNull("CapacityReservationId"),
    isNull("CapacityReservationStatus"),
  ),
  rule(
    "CapacityReservationStatus-C-004-C",
    "CapacityReservationStatus must not be null for usage of a capacity reservation",
    ["CapacityReservationStatus", "CapacityReservationId", "ChargeCategory"],
    both(isSet("CapacityReservationId"), usage),
    isSet("CapacityReservationStatus"),
  ),
  rule(
    "ServiceSubcategory-C-004-M",
    "ServiceSubcategory must belong to the ServiceCategory",
    ["ServiceSubcategory", "ServiceCategory"],
    (row) => (row.ServiceSubcategory ?? "") in serviceSubcategories,
    (row) => serviceSubcategories[row.ServiceSubcategory ?? ""] === row.ServiceCategory,
  ),
];
