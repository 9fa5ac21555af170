import type { BillView } from "@/lib/billing/bills/bill-view";
import { billAfter, monthBill } from "./sample-bills";

const fusion = { service: "face-fusion", usage: { "image-face-fusion": { billable: 9_999 } } } as const;

/** One bill for each thing a bill can be about. */
export const samples = {
  /** Document 002's example among eight meters: packs, a hold given back, one placed that the cash does not cover. */
  eightMeters: monthBill({
    service: "face-recognition-cn",
    accountName: "海港影像科技有限公司",
    usage: {
      "face-detection": { free: 10_000, billable: 523_407 },
      "face-landmarks": { free: 10_000, billable: 990_000 },
      "face-comparison": { free: 10_000, gifted: 5_000, billable: 3_490_000 },
      "face-search": { free: 10_000, purchased: 50_000_000, billable: 1_990_000 },
      "person-management": { free: 8_211 },
      "static-liveness": { free: 10_000, billable: 4_990_000, refused: 120 },
    },
    cash: "20000",
    gifted: "500",
    voucher: "1000",
    released: "12000",
  }),
  /** One rounding for the bill (rule T5), tax, and a name that needs letters of its own. */
  rounded: monthBill({
    ...fusion,
    accountName: "Łódź Imaging Sp. z o.o.",
    taxRate: "0.0675",
    cash: "100",
  }),
  /** A contract's price of eight decimals (rule P9). */
  contract: monthBill({
    service: "face-recognition-intl",
    usage: { "face-search": { billable: 123_456_789 }, "face-verification": { billable: 5 } },
    contracts: [
      {
        meter: "face-recognition-intl/face-search",
        effectiveFrom: new Date("2026-01-01T00:00:00+08:00"),
        bounds: "(a,b]",
        tiers: [
          { upTo: 100_000, unitPrice: "0.002" },
          { upTo: null, unitPrice: "0.00012345" },
        ],
      },
    ],
    cash: "50000",
  }),
  /** Ten meters, all used: more than a page; one without a published price (rule P8). */
  quoted: monthBill({
    service: "faceid-cn",
    accountName: "北京示例身份核验技术股份有限公司",
    usage: {
      "wechat-liveness-verification": { billable: 12_345 },
      "wechat-liveness-comparison": { billable: 999 },
      "liveness-verification": { free: 50, purchased: 10_000, billable: 15_000 },
      "photo-verification": { free: 50, billable: 2_950 },
      "liveness-comparison": { free: 50, billable: 19_950 },
      "wechat-custom-library": { billable: 87_001 },
      "identity-check": { billable: 200_000 },
      "bank-card-check": { billable: 10 },
      "phone-number-check": { gifted: 300, billable: 700 },
      "bank-card-lookup": { billable: 1 },
    },
    taxRate: "0.06",
    cash: "1000000",
  }),
  /** One more call made the month cheaper (rule U7): money comes back. */
  givenBack: there(billAfter({ ...fusion, cash: "1000" }, { "image-face-fusion": { billable: 10_000 } })),
  /** Nothing was called. */
  empty: monthBill({ service: "face-fusion", usage: {} }),
} satisfies Record<string, BillView>;

function there(bill: BillView | null): BillView {
  if (bill === null) throw new Error("Nothing differs, so no bill follows");
  return bill;
}
