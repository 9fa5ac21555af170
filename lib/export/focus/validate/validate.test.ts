import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { toCsv } from "../../csv";
import { focusColumnNames } from "../columns";
import { rowRules, type Verdict, validateFocus } from "./validate";

type Cells = Readonly<Record<string, string | null>>;

const usage: Cells = {
  BilledCost: "6.50",
  BillingAccountId: "a1",
  BillingAccountName: "Account",
  BillingAccountType: "International account",
  BillingCurrency: "USD",
  BillingPeriodEnd: "2026-10-31T16:00:00Z",
  BillingPeriodStart: "2026-09-30T16:00:00Z",
  ChargeCategory: "Usage",
  ChargeClass: null,
  ChargeDescription: "100 calls",
  ChargeFrequency: "Usage-Based",
  ChargePeriodEnd: "2026-10-31T16:00:00Z",
  ChargePeriodStart: "2026-09-30T16:00:00Z",
  CommitmentDiscountCategory: null,
  CommitmentDiscountId: null,
  CommitmentDiscountName: null,
  CommitmentDiscountQuantity: null,
  CommitmentDiscountStatus: null,
  CommitmentDiscountType: null,
  CommitmentDiscountUnit: null,
  ConsumedQuantity: "100",
  ConsumedUnit: "Requests",
  ContractedCost: "6.50",
  ContractedUnitPrice: "0.065",
  EffectiveCost: "6.50",
  InvoiceId: "i1",
  InvoiceIssuerName: "Facet",
  ListCost: "6.50",
  ListUnitPrice: "0.065",
  PricingCategory: "Standard",
  PricingQuantity: "100",
  PricingUnit: "Requests",
  ProviderName: "Facet",
  PublisherName: "Facet",
  ResourceId: null,
  ResourceName: null,
  ResourceType: null,
  ServiceCategory: "AI and Machine Learning",
  ServiceName: "Face Fusion",
  ServiceSubcategory: "Machine Learning",
  SkuId: "m",
  SkuMeter: "Meter",
  SkuPriceDetails: '{"x_Tier":"[0, 10)"}',
  SkuPriceId: "m/from-0",
  x_InvoicePayable: "6.50",
};
const committed: Cells = {
  CommitmentDiscountCategory: "Usage",
  CommitmentDiscountId: "p1",
  CommitmentDiscountName: "Pack",
  CommitmentDiscountQuantity: "100",
  CommitmentDiscountType: "Call pack",
  CommitmentDiscountUnit: "Requests",
};
const unbilled: Cells = { BilledCost: "0.00", InvoiceId: null, x_InvoicePayable: null };
const used: Cells = {
  ...usage,
  ...committed,
  ...unbilled,
  CommitmentDiscountStatus: "Used",
  PricingCategory: "Committed",
  EffectiveCost: "6.00",
};
const unused: Cells = {
  ...used,
  CommitmentDiscountStatus: "Unused",
  ConsumedQuantity: null,
  ConsumedUnit: null,
  ResourceId: "p1",
  ResourceType: "Call pack",
  EffectiveCost: "54.00",
};
const purchase: Cells = {
  ...usage,
  ...committed,
  ChargeCategory: "Purchase",
  ChargeFrequency: "One-Time",
  ConsumedQuantity: null,
  ConsumedUnit: null,
  BilledCost: "60.00",
  EffectiveCost: "0.00",
  PricingQuantity: "1",
  PricingUnit: "Packs",
  ListUnitPrice: "60",
  ListCost: "60.00",
  ContractedUnitPrice: "60",
  ContractedCost: "60.00",
  ResourceId: "p1",
  ResourceType: "Call pack",
  SkuPriceId: "m/pack-1000",
  InvoiceId: "o1",
  x_InvoicePayable: "60.00",
};
const unpriced: Cells = {
  ConsumedQuantity: null,
  ConsumedUnit: null,
  ContractedUnitPrice: null,
  ListUnitPrice: null,
  PricingCategory: null,
  PricingQuantity: null,
  PricingUnit: null,
  SkuId: null,
  SkuMeter: null,
  SkuPriceDetails: null,
  SkuPriceId: null,
  InvoiceId: null,
  x_InvoicePayable: null,
};
const tax: Cells = { ...usage, ...unpriced, ChargeCategory: "Tax" };
const credit: Cells = {
  ...usage,
  ...unpriced,
  ...{ ChargeCategory: "Credit", BilledCost: "-1.00", EffectiveCost: "-1.00" },
  ...{ ListCost: "-1.00", ContractedCost: "-1.00" },
};

/** Columns of things that this product does not have, to be checked in files of those who do. */
const others: Cells = {
  AvailabilityZone: null,
  CapacityReservationId: null,
  CapacityReservationStatus: null,
  PricingCurrency: "USD",
  PricingCurrencyContractedUnitPrice: "1",
  PricingCurrencyEffectiveCost: "1",
  PricingCurrencyListUnitPrice: "1",
  RegionId: null,
  RegionName: null,
  SubAccountId: null,
  SubAccountName: null,
  SubAccountType: null,
  Tags: null,
};

function check(rows: readonly Cells[], head = Object.keys(rows[0] ?? {})): Promise<Verdict> {
  const columns = head.map((name) => ({ header: name, value: (row: Cells) => row[name] ?? null }));
  return validateFocus(Readable.from([toCsv(columns, rows)]));
}
const rulesOf = ({ broken }: Verdict) => broken.map(({ rule }) => rule);
const good = [usage, used, unused, purchase, tax, credit];

describe("a file of FOCUS 1.2", () => {
  it("conforms with every kind of row", async () => {
    expect(await check(good)).toEqual({ rows: good.length, broken: [] });
    const wide = good.map((row) => ({ ...row, ...others }));
    const taxed = wide.map((row) =>
      row.ChargeCategory === "Tax"
        ? { ...row, PricingCurrencyListUnitPrice: null, PricingCurrencyContractedUnitPrice: null }
        : row,
    );
    const head = [...focusColumnNames, "x_InvoicePayable"];
    expect((await check(taxed, head)).broken).toEqual([]);
  });

  it.each([
    ["CostAndUsage-D-001-M", Object.keys(usage).filter((name) => name !== "EffectiveCost")],
    ["CostAndUsage-D-001-M", [...Object.keys(usage), "BilledCost"]],
    ["ColumnHandling-A-010-M", [...Object.keys(usage), "Colour"]],
    ["ColumnHandling-A-010-M", [...Object.keys(usage), "billed_cost"]],
    ["ColumnHandling-A-013-O", ["x_InvoicePayable", ...Object.keys(usage).slice(0, -1)]],
  ])("must have its columns: %s", async (rule, head) => {
    expect(rulesOf(await check([usage], head))).toContain(rule);
  });

  it("says where and how often a rule was broken", async () => {
    const wrong = Array.from({ length: 7 }, () => ({ ...usage, ChargeCategory: "Fee" }));
    const found = (await check([usage, ...wrong])).broken.find(
      ({ rule }) => rule === "ChargeCategory allowed values",
    );
    expect(found).toMatchObject({ times: 7 });
    expect(found?.first).toHaveLength(5);
    expect(found?.first[0]).toEqual({ line: 3, found: "ChargeCategory Fee" });
  });

  it("is not empty, and every row has the head's cells", async () => {
    expect(rulesOf(await validateFocus(Readable.from([""])))).toEqual(["CSV"]);
    expect(rulesOf(await validateFocus(Readable.from(["x_A,x_B\r\n1\r\n"])))).toContain("CSV");
  });
});

/** For each rule a row that breaks it: what would be right, and the change that is wrong. */
const wrongs: readonly (readonly [rule: string, row: Cells, change: Cells])[] = [
  ["BilledCost not null", usage, { BilledCost: null }],
  ["NullHandling-A-002-M", usage, { ChargeDescription: "Not Applicable" }],
  ["NullHandling-A-002-M", usage, { ChargeDescription: "  " }],
  ["NumericFormat-A-003-M", usage, { BilledCost: "$6.50" }],
  ["NumericFormat-A-003-M", usage, { ConsumedQuantity: "1,000" }],
  ["NumericFormat-A-003-M", usage, { EffectiveCost: "+6.50" }],
  ["DateTimeFormat-A-003-M", usage, { ChargePeriodStart: "2026-10-01 00:00:00" }],
  ["DateTimeFormat-A-003-M", usage, { ChargePeriodStart: "2026-10-01T00:00:00+08:00" }],
  ["DateTimeFormat-A-003-M", usage, { BillingPeriodStart: "2026-02-30T00:00:00Z" }],
  ["KeyValueFormat-A-001-M", usage, { SkuPriceDetails: "tier 1" }],
  ["KeyValueFormat-A-001-M", usage, { SkuPriceDetails: '{"x_A":[1]}' }],
  ["KeyValueFormat-A-001-M", usage, { SkuPriceDetails: '{"x_A":1,"x_A":2}' }],
  ["KeyValueFormat-A-001-M", usage, { SkuPriceDetails: "[]" }],
  ["ChargeClass allowed values", usage, { ChargeClass: "Refund" }],
  ["CurrencyFormat-A-001-C", usage, { BillingCurrency: "RMB" }],
  ["ListUnitPrice not negative", usage, { ListUnitPrice: "-1" }],
  ["BilledCost-C-004-C", usage, { InvoiceIssuerName: "Marketplace" }],
  ["EffectiveCost-C-005-C", purchase, { EffectiveCost: "60.00" }],
  ["EffectiveCost-C-010-C", credit, { EffectiveCost: "0.00" }],
  ["ListCost-C-009-C", usage, { ListCost: "6.51" }],
  ["ListCost-C-008-C", credit, { ListCost: "0.00" }],
  ["ContractedCost-C-009-C", usage, { ContractedCost: "6.49" }],
  ["ContractedCost-C-008-C", credit, { ContractedCost: "0.00" }],
  ["ListUnitPrice-C-004-C", tax, { ListUnitPrice: "1" }],
  ["ListUnitPrice-C-005-C", usage, { ListUnitPrice: null }],
  ["ContractedUnitPrice-C-005-C", tax, { ContractedUnitPrice: "1" }],
  ["ContractedUnitPrice-C-006-C", usage, { ContractedUnitPrice: null }],
  ["PricingCategory-C-003-C", tax, { PricingCategory: "Standard" }],
  ["PricingCategory-C-004-C", usage, { PricingCategory: null }],
  ["PricingQuantity-C-004-C", tax, { PricingQuantity: "1", PricingUnit: "Requests" }],
  ["PricingQuantity-C-005-C", usage, { PricingQuantity: null, PricingUnit: null }],
  ["SkuId-C-004-C", tax, { SkuId: "m" }],
  ["SkuId-C-005-C", usage, { SkuId: null, SkuMeter: null }],
  ["SkuPriceId-C-004-C", tax, { SkuPriceId: "m" }],
  ["SkuPriceId-C-005-C", usage, { SkuPriceId: null, SkuPriceDetails: null }],
  ["PricingCurrencyListUnitPrice-C-004-C", tax, { ...others }],
  ["PricingCurrencyListUnitPrice-C-005-C", usage, { ...others, PricingCurrencyListUnitPrice: null }],
  ["PricingCurrencyContractedUnitPrice-C-004-C", tax, { ...others }],
  [
    "PricingCurrencyContractedUnitPrice-C-005-C",
    usage,
    { ...others, PricingCurrencyContractedUnitPrice: null },
  ],
  ["PricingUnit-C-005-C", tax, { PricingUnit: "Requests" }],
  ["PricingUnit-C-006-C", usage, { PricingUnit: null }],
  ["SkuMeter-C-004-C", tax, { SkuMeter: "Meter" }],
  ["SkuMeter-C-005-C", usage, { SkuMeter: null }],
  ["SkuPriceDetails-C-004-C", tax, { SkuPriceDetails: "{}" }],
  ["ResourceType-C-004-C", usage, { ResourceType: "Call pack" }],
  ["ResourceType-C-005-C", purchase, { ResourceType: null }],
  ["ResourceName-C-003-O", usage, { ResourceName: "A name" }],
  ["RegionName-C-003-C", usage, { ...others, RegionName: "Singapore" }],
  ["RegionName-C-004-C", usage, { ...others, RegionId: "sg-1" }],
  ["SubAccountName-C-004-C", usage, { ...others, SubAccountName: "Team" }],
  ["SubAccountName-C-005-C", usage, { ...others, SubAccountId: "s" }],
  ["SubAccountType-C-004-C", usage, { ...others, SubAccountType: "Project" }],
  ["SubAccountType-C-005-C", usage, { ...others, SubAccountId: "s" }],
  ["BillingPeriodEnd-C-004-M", usage, { BillingPeriodEnd: "2026-09-30T16:00:00Z" }],
  ["ChargePeriodEnd-C-004-M", usage, { ChargePeriodStart: "2026-11-01T00:00:00Z" }],
  ["ChargeFrequency-C-004-C", purchase, { ChargeFrequency: "Usage-Based" }],
  ["ConsumedQuantity-C-004-C", purchase, { ConsumedQuantity: "1", ConsumedUnit: "Packs" }],
  ["ConsumedQuantity-C-004-C", unused, { ConsumedQuantity: "1", ConsumedUnit: "Requests" }],
  ["ConsumedQuantity-C-006-C", usage, { ConsumedQuantity: null, ConsumedUnit: null }],
  ["ConsumedUnit-C-004-C", tax, { ConsumedUnit: "Requests" }],
  ["ConsumedUnit-C-005-C", usage, { ConsumedUnit: null }],
  ["CommitmentDiscountCategory-C-003-C", usage, { CommitmentDiscountCategory: "Usage" }],
  ["CommitmentDiscountCategory-C-004-C", used, { CommitmentDiscountCategory: null }],
  ["CommitmentDiscountType-C-004-C", usage, { CommitmentDiscountType: "Call pack" }],
  ["CommitmentDiscountType-C-005-C", used, { CommitmentDiscountType: null }],
  ["CommitmentDiscountName-C-004-C", usage, { CommitmentDiscountName: "Pack" }],
  ["CommitmentDiscountStatus-C-003-C", usage, { CommitmentDiscountStatus: "Used" }],
  ["CommitmentDiscountStatus-C-004-C", used, { CommitmentDiscountStatus: null }],
  [
    "CommitmentDiscountQuantity-C-006-C",
    used,
    { CommitmentDiscountQuantity: null, CommitmentDiscountUnit: null },
  ],
  [
    "CommitmentDiscountQuantity-C-008-C",
    usage,
    { CommitmentDiscountQuantity: "1", CommitmentDiscountUnit: "Requests" },
  ],
  ["CommitmentDiscountUnit-C-005-C", usage, { CommitmentDiscountUnit: "Requests" }],
  ["CommitmentDiscountUnit-C-006-C", used, { CommitmentDiscountUnit: null }],
  ["PricingCategory-C-008-C", purchase, { PricingCategory: "Committed" }],
  ["PricingCategory-C-009-C", used, { PricingCategory: "Standard" }],
  ["DiscountHandling-A-009-C", used, { BilledCost: "6.00" }],
  ["DiscountHandling-A-012-C", purchase, { ResourceId: "another" }],
  ["DiscountHandling-A-018-C", unused, { ChargeCategory: "Adjustment" }],
  ["DiscountHandling-A-019-C", unused, { ResourceId: "another" }],
  ["CapacityReservationStatus-C-003-C", usage, { ...others, CapacityReservationStatus: "Used" }],
  ["CapacityReservationStatus-C-004-C", usage, { ...others, CapacityReservationId: "c" }],
  ["ServiceSubcategory-C-004-M", usage, { ServiceSubcategory: "Caching" }],
];

describe("a row", () => {
  it.each(wrongs)("breaks %s", async (rule, row, change) => {
    expect(rulesOf(await check([row]))).not.toContain(rule);
    const wrong = { ...row, ...change };
    expect(rulesOf(await check([wrong]))).toContain(rule);
  });

  it("is shown to break each rule there is for it", () => {
    const shown = new Set(wrongs.map(([rule]) => rule));
    // Of the cells' own rules one of each kind stands for all columns: they are made by the same function.
    const kinds = [/ not null$/, / allowed values$/, / not negative$/];
    const missing = rowRules
      .map(({ rule }) => rule)
      .filter((rule) => !shown.has(rule) && !kinds.some((kind) => kind.test(rule)));
    expect(missing).toEqual([]);
    for (const kind of kinds) expect([...shown].some((rule) => kind.test(rule))).toBe(true);
  });
});

describe("rows together", () => {
  const payable = (id: string, billed: string, more: Cells = {}) => ({
    ...tax,
    ...{ InvoiceId: id, BilledCost: billed, EffectiveCost: billed, x_InvoicePayable: "6.50" },
    ...more,
  });

  it.each([
    ["SkuPriceId-C-008-M", [usage, { ...usage, SkuId: "n" }]],
    [
      "ServiceName-C-005-C",
      [usage, { ...usage, ServiceCategory: "Analytics", ServiceSubcategory: "Search" }],
    ],
    ["ServiceName-C-008-C", [usage, { ...usage, ServiceSubcategory: "Generative AI" }]],
    ["CommitmentDiscountUnit-C-008-M", [used, { ...used, CommitmentDiscountUnit: "Units" }]],
    ["InvoiceId-C-007-C", [usage, { ...usage, BillingAccountId: "a2" }]],
    ["BillingCurrency-C-005-M", [usage, { ...usage, BillingCurrency: "CNY" }]],
    ["BilledCost-C-006-M", [payable("i", "6.00"), payable("i", "0.49")]],
    ["EffectiveCost-C-012-C", [purchase, used, { ...unused, EffectiveCost: "54.00000001" }]],
  ] satisfies [string, Cells[]][])("break %s", async (rule, rows) => {
    expect(rulesOf(await check(rows))).toContain(rule);
  });

  it("sum to what their invoice asks to be paid, and a commitment's use to what was paid for it", async () => {
    expect(rulesOf(await check([payable("i", "6.00"), payable("i", "0.50")]))).toEqual([]);
    expect(rulesOf(await check([purchase, used, unused]))).toEqual([]);
  });
});
