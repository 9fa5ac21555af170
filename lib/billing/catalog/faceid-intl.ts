import { operations, text } from "./build";
import type { Service } from "./types";

/** Document 001: FaceID, international. */
export const faceidIntl: Service = {
  id: "faceid-intl",
  site: "international",
  document: "001",
  name: text("FaceID", "人脸核身（国际站）"),
  summary: text(
    "Check that a live person is present and matches a reference photo.",
    "检测真人活体，并与参考照片比对是否为同一人。",
  ),
  terms: {
    version: "001-2020-07-21",
    title: text("Terms of Service for FaceID", "人脸核身（国际站）服务条款"),
    clauses: [
      text(
        "Calls are counted by calendar month (UTC+8). The tier that the month reaches prices all of its calls; above 200,000 calls the price is agreed with our sales team.",
        "按自然月（UTC+8）统计调用量，达到某阶梯后全部调用按该阶梯单价计费；超过 20 万次的价格与商务约定。",
      ),
      text(
        "The bill of a month is settled from your balances on the 1st to 3rd of the next month. While the balance is negative the service is stopped; it resumes when the debt is paid.",
        "每月 1 日至 3 日结算上月账单并自动扣款；余额为负时服务停止，结清后恢复。",
      ),
      text("FaceID does not support refunds.", "本服务不支持退款。"),
    ],
  },
  meters: [
    {
      id: "faceid-intl/liveness-face-comparison",
      kind: "calls",
      name: text("Liveness Face Comparison", "活体人脸比对"),
      prices: [
        {
          id: "001/2020-07-21",
          effectiveFrom: null,
          announcedOn: null,
          bounds: "(a,b]",
          tiers: [
            { upTo: 1_000, unitPrice: "0.4" },
            { upTo: 10_000, unitPrice: "0.35" },
            { upTo: 100_000, unitPrice: "0.3" },
            { upTo: 200_000, unitPrice: "0.25" },
            { upTo: null, unitPrice: null },
          ],
        },
      ],
      packs: [],
      qps: [],
      modes: ["calls"],
      callsModeQpsLimit: null,
    },
  ],
  capacityMeters: [],
  operations: [
    ...operations("faceid-intl/liveness-face-comparison", [
      ["LivenessCompare", "Detect liveness and compare faces", "活体人脸比对"],
      ["VideoLivenessCompare", "Detect liveness and compare faces by video", "视频活体人脸比对"],
      ["CompareFaceLiveness", "Compare a live face with a photo", "人脸活体比对"],
      ["DetectReflectLivenessAndCompare", "Detect liveness by reflected light and compare", "光线活体比对"],
    ]),
    ...operations(null, [
      ["GenerateReflectSequence", "Get a light sequence", "获取光线序列"],
      ["ApplyLivenessToken", "Apply for a liveness token", "申请活体检测凭证"],
      ["GetLivenessResult", "Get a liveness result", "获取活体检测结果"],
      ["CreateUploadUrl", "Create an upload URL", "生成上传链接"],
      ["GetFaceIdTokenIntl", "Get an SDK token", "获取 SDK 凭证"],
      ["GetFaceIdResultIntl", "Get an SDK result", "获取 SDK 核验结果"],
      ["ApplySdkVerificationToken", "Apply for an SDK verification token", "申请 SDK 核验凭证"],
      ["GetSdkVerificationResult", "Get an SDK verification result", "获取 SDK 核验结果（增强）"],
      ["ApplyWebVerificationToken", "Apply for a web verification token", "申请网页核验凭证"],
      ["GetWebVerificationResult", "Get a web verification result", "获取网页核验结果"],
      ["ApplyWebVerificationBizTokenIntl", "Apply for a web business token", "申请网页核验业务凭证"],
      ["GetWebVerificationResultIntl", "Get a web business result", "获取网页核验业务结果"],
      ["ApplyCardVerification", "Apply for a card verification", "申请证件核验"],
      ["GetCardVerificationResult", "Get a card verification result", "获取证件核验结果"],
    ]),
  ],
  freePacks: [],
  policies: {
    refund: null,
    arrears: { graceHours: 0, resumesAt: "zero_or_above" },
    hold: null,
    packValidityYears: 1,
    refundReviewFrom: null,
  },
};
