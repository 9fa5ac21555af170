import { freeQuota, operations, pack, text } from "./build";
import {
  chargedPersonActions,
  faceComparisonActions,
  faceDetectionActions,
  faceLandmarkActions,
  faceSearchActions,
  faceVerificationActions,
  freePersonActions,
  staticLivenessActions,
  unpricedLivenessActions,
} from "./iai-actions";
import type { Meter, MeterId, PackSize, Service, Text } from "./types";

/** Document 002: 人脸识别. Every price table has the bounds (0, 3M], (3M, 15M] and above. */
function meter(
  id: MeterId,
  name: Text,
  prices: readonly [string, string, string],
  packPrices: readonly [string, string, string, string] | null,
): Meter {
  return {
    id,
    kind: "calls",
    name,
    prices: [
      {
        id: "002/1",
        effectiveFrom: null,
        announcedOn: null,
        bounds: "(a,b]",
        tiers: [
          { upTo: 3_000_000, unitPrice: prices[0] },
          { upTo: 15_000_000, unitPrice: prices[1] },
          { upTo: null, unitPrice: prices[2] },
        ],
      },
    ],
    packs: packPrices === null ? [] : packs(packPrices),
    qps: [],
    modes: ["calls"],
    callsModeQpsLimit: null,
  };
}

/** 100万次, 1000万次, 5000万次, 1亿次. */
function packs([small, medium, large, huge]: readonly [string, string, string, string]): PackSize[] {
  return [pack(1_000_000, small), pack(10_000_000, medium), pack(50_000_000, large), pack(100_000_000, huge)];
}

const search = ["0.0032", "0.003", "0.0027"] as const;
const searchPacks = ["3100", "30400", "142500", "255000"] as const;

const meters: readonly Meter[] = [
  meter(
    "face-recognition-cn/face-detection",
    text("Face Detection and Analysis", "人脸检测与分析"),
    ["0.0005", "0.0004", "0.0003"],
    ["450", "4100", "17500", "25000"],
  ),
  meter(
    "face-recognition-cn/face-landmarks",
    text("Facial Landmarks", "五官定位"),
    ["0.002", "0.0018", "0.0015"],
    ["1900", "18200", "82500", "135000"],
  ),
  meter("face-recognition-cn/face-comparison", text("Face Comparison", "人脸比对"), search, searchPacks),
  meter("face-recognition-cn/face-verification", text("Face Verification", "人脸验证"), search, searchPacks),
  meter("face-recognition-cn/face-search", text("Face Search", "人脸检索"), search, searchPacks),
  meter("face-recognition-cn/multi-face-search", text("Multi-face Search", "多脸检索"), search, null),
  meter(
    "face-recognition-cn/person-management",
    text("Person Management", "个体信息管理"),
    search,
    searchPacks,
  ),
  meter(
    "face-recognition-cn/static-liveness",
    text("Static Liveness Detection", "人脸静态活体检测"),
    ["0.0019", "0.0017", "0.0013"],
    ["1800", "17400", "75000", "110000"],
  ),
];

export const faceRecognitionCn: Service = {
  id: "face-recognition-cn",
  site: "china",
  document: "002",
  name: text("Face Recognition (China)", "人脸识别"),
  summary: text(
    "Detect, locate, compare, verify and search faces, manage persons, and tell live faces from pictures.",
    "人脸检测、五官定位、人脸比对、人脸验证、人脸检索、个体信息管理与静态活体检测。",
  ),
  terms: {
    version: "002-1",
    title: text("Terms of Service for Face Recognition (China)", "人脸识别服务条款"),
    clauses: [
      text(
        "Each interface has 10,000 free calls a calendar month (UTC+8). They are used first; what is left lapses with the month.",
        "每个计费接口每个自然月（UTC+8）赠送 10,000 次免费调用，优先抵扣，月底未用完即失效。",
      ),
      text(
        "Then purchased packs are used, valid for one year. The rest is billed by volume: the tier that the month reaches prices all of its calls.",
        "随后抵扣购买的资源包，有效期一年；超出部分按后付费阶梯到达计费，达到某阶梯后全部按该阶梯单价计费。",
      ),
      text(
        "Bills are settled on the 1st to 3rd of the next month. After settlement 120% of the month's list-price charge is held for the next month and released before that month is settled.",
        "次月 1 日至 3 日结算账单；结算后按本月刊例价费用的 120% 冻结作为次月预估，下月结算时先解冻再扣费。",
      ),
      text("Packs cannot be refunded or frozen.", "预付费资源包不支持退款，也不支持剩余次数冻结。"),
    ],
  },
  meters,
  capacityMeters: [],
  operations: [
    ...operations("face-recognition-cn/face-detection", faceDetectionActions),
    ...operations("face-recognition-cn/face-landmarks", faceLandmarkActions),
    ...operations("face-recognition-cn/face-comparison", faceComparisonActions),
    ...operations("face-recognition-cn/face-verification", faceVerificationActions),
    ...operations("face-recognition-cn/face-search", faceSearchActions),
    // The first API generation's action, spelt as the vendor spells it; the second has no multi-face action.
    ...operations("face-recognition-cn/multi-face-search", [
      ["multidentify", "Search several faces of one image", "多脸检索"],
    ]),
    ...operations("face-recognition-cn/person-management", chargedPersonActions),
    ...operations("face-recognition-cn/static-liveness", staticLivenessActions),
    ...operations(null, freePersonActions),
    ...operations(null, unpricedLivenessActions),
  ],
  freePacks: meters.map(({ id }) =>
    freeQuota({ meter: id, units: 10_000, issue: "monthly", startsAt: "issue", validity: "month_end" }),
  ),
  policies: {
    refund: null,
    arrears: { graceHours: 24, resumesAt: "zero_or_above" },
    hold: { percent: 120 },
    packValidityYears: 1,
    refundReviewFrom: null,
  },
};
