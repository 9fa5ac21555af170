import { describe, expect, it } from "vitest";
import { offersOf, services } from "../catalog/catalog";
import type { Offer } from "../catalog/types";
import { money } from "../money";
import { cheaperQuota } from "./cheaper-quota";
import { orderLimits, priceOrder } from "./order-price";

const now = new Date("2026-10-15T12:00:00+08:00");
const image = "face-fusion/image-face-fusion";
type QpsOffer = Extract<Offer, { kind: "qps" }>;
const isQps = (offer: Offer): offer is QpsOffer => offer.kind === "qps";
const offer = (meter: string, term: "day" | "month"): QpsOffer => {
  const found = offersOf(meter)
    .filter(isQps)
    .find((each) => each.term === term);
  if (!found) throw new Error(`${meter} sells no quota by the ${term}`);
  return found;
};
const cheaper = (meter: string, term: "day" | "month", qps: number, terms: number) =>
  cheaperQuota(offersOf(meter), { offer: offer(meter, term), qps, terms }, "USD", now);

describe("a cheaper quota", () => {
  it("has the first QPS of the next tier: 50 QPS cost 3,000 a day, 49 cost 3,675 (003)", () => {
    expect(cheaper(image, "day", 49, 1)).toMatchObject({ qps: 50, terms: 1, price: money(3_000, "USD") });
    expect(cheaper(image, "day", 40, 1)).toBeNull();
    expect(cheaper(image, "day", 50, 1)).toBeNull();
  });

  it("is a month where its days cost more: 23 days of 1 QPS cost 1,725, a month 1,700", () => {
    expect(cheaper(image, "day", 1, 23)).toMatchObject({ offer: { term: "month" }, terms: 1, qps: 1 });
    expect(cheaper(image, "day", 1, 22)).toBeNull();
  });

  it.each(
    services.flatMap((service) => service.meters.filter((meter) => meter.qps.length > 0).map(({ id }) => id)),
  )("agrees with trying every quota there is: %s", (meter) => {
    const all = offersOf(meter)
      .filter(isQps)
      .flatMap((each) =>
        Array.from({ length: 120 }, (_, index) => index + 1).flatMap((qps) =>
          Array.from({ length: Math.min(70, orderLimits.terms[each.term].maximum) }, (_, index) => {
            const priced = priceOrder(each, { qps, terms: index + 1 }, "USD", now);
            if (!priced.ok || !priced.value.quota) throw new Error("not on sale");
            return { qps, endsAt: priced.value.quota.endsAt, price: priced.value.subtotal };
          }),
        ),
      );
    for (const term of ["day", "month"] as const) {
      for (const [qps, terms] of [
        [1, 1],
        [9, 1],
        [10, 2],
        [19, 29],
        [20, 31],
        [45, 24],
        [49, 1],
        [72, 62],
        [95, 23],
        [99, 2],
      ] as const) {
        if (term === "month" && terms > 2) continue;
        const asked = priceOrder(offer(meter, term), { qps, terms }, "USD", now);
        if (!asked.ok || !asked.value.quota) throw new Error("not on sale");
        const { endsAt } = asked.value.quota;
        const least = all
          .filter((each) => each.qps >= qps && each.endsAt >= endsAt)
          .reduce(
            (lowest, each) => (each.price.amount.lessThan(lowest.amount) ? each.price : lowest),
            asked.value.subtotal,
          );
        const found = cheaper(meter, term, qps, terms)?.price ?? asked.value.subtotal;
        expect({ term, qps, terms, price: found.amount.toFixed() }).toEqual({
          term,
          qps,
          terms,
          price: least.amount.toFixed(),
        });
      }
    }
  });
});
