import { findOffer } from "@/lib/billing/catalog/catalog";
import type { AnyMeter } from "@/lib/billing/catalog/types";
import type { Way } from "@/lib/billing/what-if/cheapest-ways";
import { packField, partField } from "./fields";

/** What the fields of a meter are when a way is taken: what it buys is written, everything else it could buy emptied. */
export function fieldsOfWay(meter: AnyMeter, way: Way): Record<string, string | null> {
  const quantities = new Map<string, number>();
  const changes: Record<string, string | null> = {
    ...Object.fromEntries(meter.packs.map((size) => [packField(meter, size), null])),
    [partField(meter, "mode")]: way.mode,
    [partField(meter, "qps")]: null,
    [partField(meter, "term")]: null,
    [partField(meter, "terms")]: null,
  };
  for (const { offer: id, quantity = 0, qps, terms } of way.purchases) {
    const offer = findOffer(id);
    if (offer === undefined) throw new Error(`Not on sale: ${id}`);
    if (offer.kind !== "qps") {
      const field = packField(meter, offer);
      quantities.set(field, (quantities.get(field) ?? 0) + quantity);
      continue;
    }
    changes[partField(meter, "qps")] = String(qps);
    changes[partField(meter, "term")] = offer.term;
    changes[partField(meter, "terms")] = String(terms);
  }
  for (const [field, quantity] of quantities) changes[field] = String(quantity);
  return changes;
}
