import { expect, it } from "vitest";
import { services } from "../catalog/catalog";
import { offersOfMeter } from "../catalog/offers";
import { Decimal, money } from "../money";
import { unitPriceOf } from "./unit-price";

const packs = services.flatMap((service) =>
  [...service.meters, ...service.capacityMeters].flatMap((meter) =>
    offersOfMeter(service, meter).flatMap((offer) => (offer.kind === "qps" ? [] : [offer])),
  ),
);

it("a pack of 5000万 searches for 142,500 costs 0.00285 a call (002)", () => {
  const offer = packs.find(({ id }) => id === "face-recognition-cn/face-search/pack-50000000");
  expect(offer && unitPriceOf(offer, "CNY")).toEqual(money("0.00285", "CNY"));
});

it("of every pack on sale is exact: units times unit price is the printed price", () => {
  for (const offer of packs) {
    expect(unitPriceOf(offer, "USD").amount.times(offer.units)).toEqual(new Decimal(offer.price));
  }
});
