import { currencyOf, findOffer } from "../catalog/catalog";
import { accept, type Decision, refuse } from "../decision";
import { type PricedOrder, priceOrder } from "../packs/order-price";
import type { Scenario } from "./scenario";

export interface PricedPurchase extends PricedOrder {
  readonly at: Date;
}

/** Every purchase of a scenario, priced by the same function as an order (rules B2 and B3). */
export function scenarioPurchases(scenario: Scenario): Decision<PricedPurchase[]> {
  const priced: PricedPurchase[] = [];
  for (const [index, { offer: id, at, ...input }] of scenario.purchases.entries()) {
    const offer = findOffer(id);
    if (offer === undefined) return refuse("offer_unknown", { offer: id, path: `purchases.${index}` });
    const order = priceOrder(offer, input, currencyOf(scenario.site), at);
    if (!order.ok) return refuse(order.refusal.code, { ...order.refusal.params, path: `purchases.${index}` });
    priced.push({ ...order.value, at });
  }
  return accept(priced);
}
