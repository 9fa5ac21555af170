import { describe, expect, it } from "vitest";
import { billingMonth } from "@/lib/billing/billing-month";
import { nothingAnnounced } from "@/lib/billing/catalog/announced";
import type { MeterId } from "@/lib/billing/catalog/types";
import type { RunningMonth } from "@/lib/billing/what-if/running-month";
import { monthIfView } from "./month-if";

const now = new Date("2026-10-16T12:00:00+08:00");
const none = { calls: 0, free: 0, gifted: 0, purchased: 0, qps: 0, billable: 0, refused: 0 };
const running = (meter: MeterId, billable: number): RunningMonth => ({
  meter,
  month: billingMonth("2026-10"),
  activatedAt: new Date("2026-01-01T00:00:00+08:00"),
  soFar: { ...none, calls: billable, billable },
  packs: [],
  mode: "calls",
  contracts: [],
  announced: nothingAnnounced,
});
const months = [
  running("face-fusion/video-face-fusion", 10),
  running("face-fusion/image-face-fusion", 5_000),
];
const viewOf = (params: Record<string, string>) =>
  monthIfView(params, months, {
    site: "international",
    locale: "en",
    now,
    error: ({ least, most }) => `${least} to ${most}`,
  });
const amounts = (params: Record<string, string>) => viewOf(params)?.cases.map(({ total }) => total?.amount);

describe("what if, on the usage page", () => {
  it("begins with the meter that was used most, at the pace so far", () => {
    const view = viewOf({});
    expect(view?.meter.value).toBe("face-fusion/image-face-fusion");
    expect(view?.pace).toBe(10_000);
    // 5,000 × 0.065 so far; 10,000 × 0.05 at this pace; a pack of 10,000 now would leave 325 for 450.
    expect(amounts({})).toEqual(["325.00", "500.00"]);
    expect(view?.advice).toMatchObject({ bought: [], saving: { amount: "0.00" } });
  });

  it("adds the price of a pack to what it leaves to be billed", () => {
    expect(amounts({ reach: "9000", buy: "1000", quantity: "4" })).toEqual(["325.00", "585.00", "565.00"]);
    expect(viewOf({ reach: "9000" })?.cliff).toMatchObject({ callsNeeded: 1_000 });
  });

  it("keeps what cannot be read, says its bounds, and answers nothing", () => {
    const view = viewOf({ reach: "4999", quantity: "many", period: "7d" });
    expect(view?.reach).toEqual({ name: "reach", value: "4999", error: "5000 to 1000000000" });
    expect(view?.quantity).toMatchObject({ value: "many", error: "1 to 100" });
    expect(view?.cases).toEqual([]);
    expect(view?.keep).toEqual([["period", "7d"]]);
  });

  it("is not there without a meter", () => {
    expect(monthIfView({}, [], { site: "china", locale: "zh", now, error: () => "" })).toBeNull();
  });
});
