import { monthOf } from "./billing-month";
import { makeBill } from "./bills/make-bill";
import { type Announced, nothingAnnounced } from "./catalog/announced";
import { currencyOf, defaultLocaleOf, meterOrder } from "./catalog/catalog";
import type { Locale } from "./catalog/types";
import { accept, type Decision } from "./decision";
import { groupBy } from "./group-by";
import { add, amountString, sum } from "./money";
import { ownerOf, type PackGrant } from "./packs/pack-grant";
import { rateMonth } from "./rating/rate-month";
import { type Estimate, estimateLine, estimatePurchase } from "./what-if/answer";
import { countUsage } from "./what-if/count-usage";
import { scenarioFreePacks } from "./what-if/free-packs";
import { scenarioPurchases } from "./what-if/purchases";
import type { Scenario } from "./what-if/scenario";

/**
 * The what-if: a scenario in, the month's bill out, through the very functions that bill an account. No tax is
 * added, because a scenario names no customer. Without `announced` prices and free packs are as printed. A refusal
 * names the entry that met it as `path`.
 */
export function estimate(
  scenario: Scenario,
  announced: Announced = nothingAnnounced,
  locale: Locale = defaultLocaleOf(scenario.site),
): Decision<Estimate> {
  const purchases = scenarioPurchases(scenario);
  if (!purchases.ok) return purchases;
  const freePacks = scenarioFreePacks(scenario, announced);
  if (!freePacks.ok) return freePacks;
  const packs: PackGrant[] = [...freePacks.value, ...purchases.value.flatMap((order) => order.packs)];
  const quotas = purchases.value.flatMap(({ quota }) => (quota === null ? [] : [quota]));
  const counted = countUsage(scenario, packs, quotas);
  if (!counted.ok) return counted;

  const { month, contracts } = scenario;
  const currency = currencyOf(scenario.site);
  const lines = [...counted.value]
    .map(([meter, usage]) => rateMonth({ meter: ownerOf(meter).id, month, usage, contracts, announced }))
    .sort((a, b) => meterOrder(a.meter) - meterOrder(b.meter));
  const bills = [...groupBy(lines, ({ meter }) => ownerOf(meter).service.id)].map(([service, its]) =>
    makeBill({ currency, service, month, lines: its, taxRate: "0" }),
  );
  const inMonth = purchases.value.filter(({ at }) => monthOf(at) === month);
  const usageTotal = sum(
    bills.map(({ total }) => total),
    currency,
  );
  const rounding = sum(
    bills.map((bill) => bill.rounding),
    currency,
  );
  const purchaseTotal = sum(
    inMonth.map(({ subtotal }) => subtotal),
    currency,
  );
  return accept({
    currency,
    month,
    purchases: inMonth.map(estimatePurchase),
    lines: lines.map((line) => estimateLine(line, locale)),
    usageTotal: amountString(usageTotal.amount, 2),
    purchaseTotal: amountString(purchaseTotal.amount, 2),
    rounding: amountString(rounding.amount),
    total: amountString(add(usageTotal, purchaseTotal).amount, 2),
  });
}
