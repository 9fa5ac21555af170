export type OrderState = "paid" | "partly_refunding" | "refunding" | "partly_refunded" | "refunded";

/** What became of an order, by how many of its packs stand where (rule R10). A quota has no packs and stays paid. */
export function orderState(packs: {
  readonly active: number;
  readonly frozen: number;
  readonly refunded: number;
}): OrderState {
  if (packs.frozen > 0) return packs.active > 0 ? "partly_refunding" : "refunding";
  if (packs.refunded === 0) return "paid";
  return packs.active > 0 ? "partly_refunded" : "refunded";
}
