import { describe, expect, it } from "vitest";
import { priceEstimate } from "./price-estimate";

/** The scenario that the API's description prints, and the answer beside it. */
const documented = {
  site: "china",
  month: "2026-10",
  activated: [{ service: "face-recognition-cn", at: "2026-01-05T10:00:00+08:00" }],
  claims: [{ meter: "face-fusion/image-face-fusion", at: "2026-10-02T09:00:00+08:00" }],
  purchases: [
    {
      offer: "face-recognition-cn/face-search/pack-50000000",
      quantity: 1,
      at: "2026-10-01T00:00:00+08:00",
    },
  ],
  modes: [{ meter: "face-fusion/image-face-fusion", mode: "qps", from: "2026-10-10T00:00:00+08:00" }],
  contracts: [
    {
      meter: "face-recognition-intl/face-search",
      from: "2026-01-01T00:00:00+08:00",
      tiers: [{ upTo: 100000, unitPrice: "0.002" }, { unitPrice: "0.001" }],
      bounds: "(a,b]",
    },
  ],
  freePacks: true,
  usage: [{ meter: "face-recognition-cn/face-search", calls: 52000000, at: "2026-10-15T12:00:00+08:00" }],
};

describe("a price estimate", () => {
  it("answers the documented scenario as documented", () => {
    const answer = priceEstimate(documented);
    expect(answer.ok && JSON.parse(JSON.stringify(answer.value))).toEqual({
      currency: "CNY",
      month: "2026-10",
      purchases: [
        {
          offer: "face-recognition-cn/face-search/pack-50000000",
          quantity: 1,
          unitPrice: "142500",
          amount: "142500.00",
        },
      ],
      lines: [
        {
          meter: "face-recognition-cn/face-search",
          calls: 52000000,
          covered: { free: 10000, gifted: 0, purchased: 50000000, qps: 0 },
          billable: 1990000,
          tier: "(0, 3000000]",
          unitPrice: "0.0032",
          amount: "6368",
          status: "priced",
          explanation: expect.any(String),
        },
      ],
      usageTotal: "6368.00",
      purchaseTotal: "142500.00",
      rounding: "0",
      total: "148868.00",
    });
  });

  it("says invalid input with the fields", () => {
    expect(priceEstimate({ ...documented, month: "October" })).toMatchObject({
      ok: false,
      problem: { status: 400, code: "invalid_input", errors: [{ path: "month" }] },
    });
  });

  it("says a refusal with its sentence and the entry that met it", () => {
    const activated = [{ service: "face-recognition-cn", at: "2026-10-20T00:00:00+08:00" }];
    const sentence = "The service is not activated yet. Activate it first; it takes effect at once.";
    expect(priceEstimate({ ...documented, activated })).toMatchObject({
      ok: false,
      problem: {
        status: 409,
        code: "service_not_activated",
        detail: sentence,
        errors: [{ path: "usage.0", message: sentence }],
      },
    });
  });
});
