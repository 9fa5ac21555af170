import { expect, it } from "vitest";
import { Decimal } from "@/lib/billing/money";
import { revenueCsv } from "./revenue-csv";

it("writes a row per month, meter or offer, with exact amounts and what was given back", () => {
  const row = {
    month: "2026-10",
    currency: "USD" as const,
    service: "face-fusion",
    kind: "usage" as const,
    item: "face-fusion/image-face-fusion",
    demand: 1_000,
    units: 900,
    amount: new Decimal("651.755"),
    refunded: new Decimal(0),
  };
  const returned = {
    ...row,
    kind: "call_pack" as const,
    amount: new Decimal("-60"),
    refunded: new Decimal(60),
  };
  expect(revenueCsv([row, returned])).toBe(
    "\ufeffmonth,currency,service,kind,item,demand,charged_units,amount,of_which_refunded\r\n" +
      "2026-10,USD,face-fusion,usage,face-fusion/image-face-fusion,1000,900,651.755,0.00\r\n" +
      "2026-10,USD,face-fusion,call_pack,face-fusion/image-face-fusion,1000,900,-60.00,60.00\r\n",
  );
});
