import { freeQuota, pack, text } from "./build";
import { faceidCnOperations } from "./faceid-cn-operations";
import type { Meter, MeterId, PackSize, Service, Text } from "./types";

type Four = readonly [string, string, string, string];

/** Document 004: 人脸核身. Every price table has the bounds 1,000, 10,000, 100,000 and 200,000; above: contact sales. */
function meter(id: MeterId, name: Text, prices: Four, packs: readonly PackSize[]): Meter {
  return {
    id,
    kind: "calls",
    name,
    prices: [
      {
        id: "004/1",
        effectiveFrom: null,
        announcedOn: null,
        bounds: "[a,b)",
        tiers: [
          { upTo: 1_000, unitPrice: prices[0] },
          { upTo: 10_000, unitPrice: prices[1] },
          { upTo: 100_000, unitPrice: prices[2] },
          { upTo: 200_000, unitPrice: prices[3] },
          { upTo: null, unitPrice: null },
        ],
      },
    ],
    packs,
    qps: [],
    modes: ["calls"],
    callsModeQpsLimit: null,
  };
}

const packSizes = [100, 1_000, 5_000, 10_000, 100_000, 200_000, 500_000, 1_000_000] as const;

/** A row of the printed pack table; "-" is not on sale (rule P12). */
function row(...prices: string[]): PackSize[] {
  return packSizes.flatMap((units, column) => {
    const price = prices[column];
    return price === undefined || price === "-" ? [] : [pack(units, price)];
  });
}

const meters: readonly Meter[] = [
  meter(
    "faceid-cn/wechat-liveness-verification",
    text("WeChat Liveness Verification", "微信活体人脸核身"),
    ["1.2", "1", "0.85", "0.75"],
    row("120", "1100", "5500", "9500", "85000", "160000", "400000", "800000"),
  ),
  meter(
    "faceid-cn/wechat-liveness-comparison",
    text("WeChat Liveness Comparison", "微信活体人脸比对"),
    ["0.60", "0.55", "0.50", "0.45"],
    row("60", "550", "2750", "5000", "45000", "80000", "200000", "400000"),
  ),
  meter(
    "faceid-cn/liveness-verification",
    text("Liveness Verification", "活体人脸核身"),
    ["1", "0.85", "0.75", "0.68"],
    row("99", "930", "4500", "8500", "80000", "150000", "340000", "660000"),
  ),
  meter(
    "faceid-cn/photo-verification",
    text("Photo Verification", "照片人脸核身"),
    ["1", "0.85", "0.75", "0.68"],
    row("99", "930", "4500", "8500", "80000", "150000", "340000", "660000"),
  ),
  meter(
    "faceid-cn/liveness-comparison",
    text("Liveness Comparison", "活体人脸比对"),
    ["0.15", "0.13", "0.11", "0.11"],
    row("-", "145", "700", "1300", "12500", "24000", "55000", "100000"),
  ),
  meter(
    "faceid-cn/wechat-custom-library",
    text("WeChat Custom Library", "微信定制库服务"),
    ["0.8", "0.7", "0.6", "0.5"],
    [],
  ),
  meter(
    "faceid-cn/identity-check",
    text("Identity Check", "身份信息核验"),
    ["0.3", "0.3", "0.28", "0.26"],
    row("-", "300", "-", "2800", "26000", "48000", "115000", "220000"),
  ),
  meter(
    "faceid-cn/bank-card-check",
    text("Bank Card Check", "银行卡信息核验"),
    ["0.4", "0.38", "0.36", "0.34"],
    [],
  ),
  meter(
    "faceid-cn/phone-number-check",
    text("Phone Number Check", "手机号信息核验"),
    ["0.4", "0.38", "0.36", "0.36"],
    [],
  ),
  meter(
    "faceid-cn/bank-card-lookup",
    text("Bank Card Lookup", "银行卡基础信息查询"),
    ["0.3", "0.3", "0.3", "0.2"],
    [],
  ),
];

const trialMeters: readonly MeterId[] = [
  "faceid-cn/liveness-verification",
  "faceid-cn/liveness-comparison",
  "faceid-cn/photo-verification",
];

export const faceidCn: Service = {
  id: "faceid-cn",
  site: "china",
  document: "004",
  name: text("FaceID (China)", "人脸核身"),
  summary: text(
    "Verify that a live person is who they say they are, and check identity, bank card and phone details.",
    "活体人脸核身与比对，以及身份信息、银行卡信息和手机号信息核验。",
  ),
  terms: {
    version: "004-1",
    title: text("Terms of Service for FaceID (China)", "人脸核身服务条款"),
    clauses: [
      text(
        "The first activation brings 50 trial calls each of liveness verification, liveness comparison and photo verification, usable from the next day for one year.",
        "首次开通赠送活体人脸核身、活体人脸比对、照片人脸核身各 50 次体验调用，次日起可用，有效期一年。",
      ),
      text(
        "Gifted packs are used first, then purchased packs, valid for one year. The rest is billed by volume: the tier that the month reaches prices all of its calls; from 200,000 calls on the price is agreed with our sales team.",
        "结算顺序为赠送的资源包、购买的资源包（有效期一年）、后付费；后付费按阶梯到达计费，20 万次及以上的价格与商务约定。",
      ),
      text(
        "Packs cannot be refunded, and what is left at their expiry lapses.",
        "预付费资源包不支持退款，到期后剩余次数作废。",
      ),
    ],
  },
  meters,
  capacityMeters: [],
  operations: faceidCnOperations,
  freePacks: trialMeters.map((id) =>
    freeQuota({ meter: id, units: 50, issue: "activation", startsAt: "next_day", validity: "year" }),
  ),
  policies: {
    refund: null,
    arrears: { graceHours: 24, resumesAt: "zero_or_above" },
    hold: null,
    packValidityYears: 1,
    refundReviewFrom: null,
  },
};
