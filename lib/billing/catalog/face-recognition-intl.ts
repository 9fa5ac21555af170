import { operations, text } from "./build";
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
import type { Meter, MeterId, Service, Text } from "./types";

/** Document 000: Face Recognition, international. No price is printed ("contact us"), no packs, no refunds. */
function meter(id: MeterId, name: Text): Meter {
  return {
    id,
    kind: "calls",
    name,
    prices: [
      {
        id: "000/2022-08-19",
        effectiveFrom: null,
        announcedOn: null,
        bounds: "(a,b]",
        tiers: [{ upTo: null, unitPrice: null }],
      },
    ],
    packs: [],
    qps: [],
    modes: ["calls"],
    callsModeQpsLimit: null,
  };
}

export const faceRecognitionIntl: Service = {
  id: "face-recognition-intl",
  site: "international",
  document: "000",
  name: text("Face Recognition", "人脸识别（国际站）"),
  summary: text(
    "Verify a face against a person, search faces in groups, and manage the people in them.",
    "对人员进行人脸验证、在人员库中检索人脸，并管理人员库。",
  ),
  terms: {
    version: "000-2022-08-19",
    title: text("Terms of Service for Face Recognition", "人脸识别（国际站）服务条款"),
    clauses: [
      text(
        "Calls are counted by calendar month (UTC+8) and billed afterwards; the unit price is agreed with our sales team before anything is charged.",
        "按自然月（UTC+8）统计调用量，次月出账；单价须先与商务约定，未约定前不收取任何费用。",
      ),
      text(
        "All face verification calls count together, and so do all face search calls. Of the group management operations only CreatePerson and CreateFace are charged.",
        "人脸验证类接口合并计量，人脸搜索类接口合并计量；人员库管理接口中仅 CreatePerson 与 CreateFace 收费。",
      ),
      text(
        "The bill of a month is settled from your balances on the 1st to 3rd of the next month. While the balance is negative the service is stopped.",
        "每月 1 日至 3 日结算上月账单并自动扣款；余额为负时服务停止。",
      ),
    ],
  },
  meters: [
    meter("face-recognition-intl/face-verification", text("Face Verification", "人脸验证")),
    meter("face-recognition-intl/face-search", text("Face Search", "人脸搜索")),
    meter("face-recognition-intl/group-management", text("Group Management", "人员库管理")),
  ],
  capacityMeters: [],
  operations: [
    ...operations("face-recognition-intl/face-verification", faceVerificationActions),
    ...operations("face-recognition-intl/face-search", faceSearchActions),
    ...operations("face-recognition-intl/group-management", chargedPersonActions),
    ...operations(null, freePersonActions),
    ...operations(null, faceDetectionActions),
    ...operations(null, faceLandmarkActions),
    ...operations(null, faceComparisonActions),
    ...operations(null, staticLivenessActions),
    ...operations(null, unpricedLivenessActions),
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
