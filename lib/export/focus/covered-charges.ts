import type { ChargedLine } from "@/db/charged-bills";
import type { Announced } from "@/lib/billing/catalog/announced";
import { groupDigits } from "@/lib/billing/count-text";
import { Decimal } from "@/lib/billing/money";
import { type Charge, priced } from "./focus-row";
import { callUnit, meterName, nearestListPrice, skuPrice } from "./sku";

const free = { list: new Decimal(0), contracted: new Decimal(0) };

/**
 * Calls that cost nothing by themselves: the published free quota (section 5) and calls in QPS mode (rule S6) have a
 * list price of 0; what support gave was given to this account alone, so that its list price stands.
 */
export function coveredCharges(line: ChargedLine, announced: Announced): Charge[] {
  const { meter } = line;
  const name = meterName(meter);
  return [
    ...covered(line.free, `calls of ${name} from the free quota`, () => ({
      ...skuPrice(meter, `${meter}/free-quota`, {}),
      prices: free,
    })),
    ...covered(line.gifted, `calls of ${name} from gifted packs`, () => {
      const { sku, unitPrice } = nearestListPrice(meter, line.month, Number(line.billable), announced);
      return { ...sku, prices: { list: unitPrice ?? new Decimal(0), contracted: new Decimal(0) } };
    }),
    ...covered(line.qps, `calls of ${name} in QPS mode`, () => ({
      ...skuPrice(meter, `${meter}/qps-mode`, {}),
      prices: free,
    })),
  ];
}

function covered(
  calls: string,
  what: string,
  price: () => ReturnType<typeof skuPrice> & { readonly prices: typeof free },
): Charge[] {
  if (Number(calls) === 0) return [];
  const { prices, ...sku } = price();
  return [
    {
      ...sku,
      ...priced(calls, callUnit, prices),
      ChargeCategory: "Usage",
      ChargeDescription: `${groupDigits(calls)} ${what}`,
      PricingCategory: "Standard",
      ConsumedQuantity: calls,
      ConsumedUnit: callUnit,
      BilledCost: "0.00",
      EffectiveCost: "0.00",
    },
  ];
}
