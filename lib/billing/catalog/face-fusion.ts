import { freeQuota, operations, pack, text } from "./build";
import type { CapacityMeter, Meter, Service } from "./types";

/** Document 003: Face Fusion, international. */
const image: Meter = {
  id: "face-fusion/image-face-fusion",
  kind: "calls",
  name: text("Image Face Fusion (Basic)", "图片人脸融合（基础版）"),
  prices: [
    {
      id: "003/2024-11-07",
      effectiveFrom: null,
      announcedOn: null,
      bounds: "[a,b)",
      tiers: [
        { upTo: 10_000, unitPrice: "0.065" },
        { upTo: 100_000, unitPrice: "0.050" },
        { upTo: 1_000_000, unitPrice: "0.035" },
        { upTo: 10_000_000, unitPrice: "0.020" },
        { upTo: null, unitPrice: "0.006" },
      ],
    },
  ],
  packs: [
    pack(1_000, "60"),
    pack(10_000, "450"),
    pack(100_000, "3000"),
    pack(1_000_000, "17200"),
    pack(10_000_000, "45700"),
  ],
  qps: [
    { below: 50, perDay: "75", perMonth: "1700" },
    { below: 100, perDay: "60", perMonth: "1450" },
    { below: null, perDay: "50", perMonth: "1300" },
  ],
  modes: ["calls", "qps"],
  callsModeQpsLimit: 20,
};

const video: Meter = {
  id: "face-fusion/video-face-fusion",
  kind: "calls",
  name: text("Video Face Fusion (Single Face)", "视频人脸融合（单脸）"),
  // One flat price at any volume (rule P11).
  prices: [
    {
      id: "003/2024-11-07",
      effectiveFrom: null,
      announcedOn: null,
      bounds: "[a,b)",
      tiers: [{ upTo: null, unitPrice: "0.20" }],
    },
  ],
  packs: [pack(1_000, "180"), pack(10_000, "1500"), pack(100_000, "4300")],
  qps: [
    { below: 10, perDay: "180", perMonth: "5000" },
    { below: 20, perDay: "160", perMonth: "4500" },
    { below: null, perDay: "150", perMonth: "4250" },
  ],
  modes: ["calls", "qps"],
  callsModeQpsLimit: 2,
};

const imageMaterials: CapacityMeter = {
  id: "face-fusion/image-materials",
  kind: "materials",
  name: text("Image Materials", "图片融合素材"),
  packs: [pack(10, "60"), pack(100, "460"), pack(1_000, "3430")],
};

const videoMaterials: CapacityMeter = {
  id: "face-fusion/video-materials",
  kind: "materials",
  name: text("Video Materials", "视频融合素材"),
  packs: [pack(10, "300")],
};

export const faceFusion: Service = {
  id: "face-fusion",
  site: "international",
  document: "003",
  name: text("Face Fusion", "人脸融合"),
  summary: text(
    "Blend a face into an image or video template that you uploaded as material.",
    "将人脸与您上传的图片或视频素材融合。",
  ),
  terms: {
    version: "003-2024-11-07",
    title: text("Terms of Service for Face Fusion", "人脸融合服务条款"),
    clauses: [
      text(
        "The first activation brings 10 image and 10 video materials. 1,000 image calls and 200 video calls can be claimed once each and are valid for one year from the claim.",
        "首次开通赠送图片素材与视频素材各 10 个；图片融合 1,000 次、视频融合 200 次免费调用可各手动领取一次，自领取起一年内有效。",
      ),
      text(
        "Free packs are used first, then purchased packs, then pay-as-you-go, where the tier that the month reaches prices all of its calls.",
        "优先抵扣免费资源包，其次抵扣购买的资源包，其余按后付费计费，达到某阶梯后全部调用按该阶梯单价计费。",
      ),
      text(
        "In QPS billing mode calls use the purchased QPS quota instead: they cost nothing and use no pack.",
        "QPS 计费模式下使用已购 QPS 配额，调用不计费、不抵扣资源包。",
      ),
      text(
        "Purchased call and material packs that are wholly unused can be refunded in full within 7 days of delivery; vouchers are not given back.",
        "购买的调用量或素材资源包完全未使用的，交付后 7 天内可全额退款，代金券不予退还。",
      ),
      text(
        "If the balance is negative after a settlement the service stops 24 hours later and resumes when the balance is above zero. Free quotas may change with 30 days' notice.",
        "结算后余额为负的，24 小时后停服，余额大于零时恢复；免费额度调整将提前 30 天通知。",
      ),
    ],
  },
  meters: [image, video],
  capacityMeters: [imageMaterials, videoMaterials],
  operations: [
    ...operations(image.id, [["FuseFace", "Fuse a face into an image", "图片人脸融合"]]),
    ...operations(video.id, [
      ["SubmitVideoFaceFusionJob", "Submit a video fusion job", "提交视频人脸融合任务"],
    ]),
    ...operations(null, [
      ["QueryVideoFaceFusionJob", "Query a video fusion job", "查询视频人脸融合任务"],
      ["DescribeMaterialList", "List materials", "查询素材列表"],
    ]),
    // Materials come and go in the vendor's console, not through a public action; these names are ours.
    ...operations(
      imageMaterials.id,
      [["CreateImageMaterial", "Upload an image material", "上传图片素材"]],
      "material.created",
    ),
    ...operations(
      imageMaterials.id,
      [["DeleteImageMaterial", "Delete an image material", "删除图片素材"]],
      "material.deleted",
    ),
    ...operations(
      videoMaterials.id,
      [["CreateVideoMaterial", "Upload a video material", "上传视频素材"]],
      "material.created",
    ),
    ...operations(
      videoMaterials.id,
      [["DeleteVideoMaterial", "Delete a video material", "删除视频素材"]],
      "material.deleted",
    ),
  ],
  freePacks: [
    freeQuota({
      meter: imageMaterials.id,
      units: 10,
      issue: "activation",
      startsAt: "issue",
      validity: "unlimited",
    }),
    freeQuota({
      meter: videoMaterials.id,
      units: 10,
      issue: "activation",
      startsAt: "issue",
      validity: "unlimited",
    }),
    freeQuota({ meter: image.id, units: 1_000, issue: "claim", startsAt: "issue", validity: "year" }),
    freeQuota({ meter: video.id, units: 200, issue: "claim", startsAt: "issue", validity: "year" }),
  ],
  policies: {
    refund: { windowDays: 7, version: "003/2024-11-07" },
    arrears: { graceHours: 24, resumesAt: "above_zero" },
    hold: null,
    packValidityYears: 1,
    // The document reserves a refusal for suspected abuse without a number (rule R8); ours is the fifth in 30 days.
    refundReviewFrom: 5,
  },
};
