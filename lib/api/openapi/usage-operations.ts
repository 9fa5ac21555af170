import { z } from "zod";
import { eventSchema } from "@/lib/gateway/cloud-event";
import { usageEventsAnswerSchema, usageSchema } from "../schemas";
import type { ApiOperation } from "./operation";

const event = {
  specversion: "1.0",
  id: "7f1c9c3e-0001",
  source: "gateway-7",
  type: "api.call",
  subject: "01957e2a-6b7c-7d1e-8f00-5a5d3b2c1d00",
  time: "2026-10-15T12:00:00+08:00",
  data: { operation: "FuseFace", count: 25 },
};

export const usageOperations: readonly ApiOperation[] = [
  {
    id: "reportUsage",
    method: "post",
    path: "/api/v1/usage-events",
    access: "platform",
    summary: { en: "Report calls", zh: "上报调用" },
    description: {
      en: "One CloudEvent 1.0, or a batch of up to 10,000. `subject` is the account, `source` and `id` together are the identity: the same event sent again counts once, with other content it is refused. One bad event never loses the good ones beside it; what is answered as accepted is on disk. When too much is waiting the answer is 429 with Retry-After.",
      zh: "单个 CloudEvent 1.0，或最多 10,000 个的批量。`subject` 为账号，`source` 与 `id` 共同构成标识：重复上报只计一次，标识相同但内容不同会被拒绝。一个无效事件不会影响同批的其他事件；返回已接受的事件均已落盘。排队过多时返回 429 与 Retry-After。",
    },
    parameters: [],
    requests: [
      { contentType: "application/cloudevents+json", schema: eventSchema, example: event },
      {
        contentType: "application/cloudevents-batch+json",
        schema: z.array(eventSchema).max(10_000),
        example: [
          event,
          {
            ...event,
            id: "7f1c9c3e-0002",
            type: "material.created",
            data: { operation: "CreateImageMaterial", materialId: "mt_1024" },
          },
        ],
      },
    ],
    response: {
      contentType: "application/json",
      schema: usageEventsAnswerSchema,
      example: { accepted: 1, duplicates: 0, rejected: [] },
    },
    problems: [400, 401, 403, 409, 413, 415, 422, 429],
  },
  {
    id: "readUsage",
    method: "get",
    path: "/api/v1/usage",
    access: "account",
    summary: { en: "Read your usage", zh: "查询用量" },
    description: {
      en: "Calls by period and meter, with what covered them. Days and months are cut in UTC+8; every instant is printed in UTC. A span is widened to whole hours; without parameters it is the running month by day. Operations that cost nothing have no meter.",
      zh: "按时间段与计费项返回调用次数及其抵扣方式。日与月按 UTC+8 划分，时间均以 UTC 输出。时间范围会扩展到整点；不带参数时返回当月按日的数据。免费接口不属于任何计费项。",
    },
    parameters: [
      {
        name: "from",
        in: "query",
        required: false,
        description: {
          en: "First instant, ISO 8601 with offset; the month’s start when left out",
          zh: "起始时间（含），ISO 8601 带时区；缺省为当月起点",
        },
        example: "2026-10-01T00:00:00+08:00",
      },
      {
        name: "to",
        in: "query",
        required: false,
        description: { en: "End, not included; now when left out", zh: "结束时间（不含），缺省为当前" },
        example: "2026-11-01T00:00:00+08:00",
      },
      {
        name: "meter",
        in: "query",
        required: false,
        description: {
          en: "A meter’s id, or `free-of-charge`; every meter when left out",
          zh: "计费项 ID，或 `free-of-charge`（免费接口）；缺省为全部",
        },
        example: "face-fusion/image-face-fusion",
      },
      {
        name: "group",
        in: "query",
        required: false,
        description: { en: "`hour`, `day` (usual) or `month`", zh: "`hour`、`day`（默认）或 `month`" },
        example: "day",
      },
    ],
    requests: [],
    response: {
      contentType: "application/json",
      schema: usageSchema,
      example: {
        from: "2026-09-30T16:00:00.000Z",
        to: "2026-10-31T16:00:00.000Z",
        group: "month",
        total: {
          calls: 12_000,
          covered: { free: 1_000, gifted: 0, purchased: 10_000, qps: 0 },
          billable: 1_000,
          refused: 0,
        },
        periods: [
          {
            start: "2026-09-30T16:00:00.000Z",
            meter: "face-fusion/image-face-fusion",
            calls: 12_000,
            covered: { free: 1_000, gifted: 0, purchased: 10_000, qps: 0 },
            billable: 1_000,
            refused: 0,
          },
        ],
      },
    },
    problems: [400, 401, 403],
  },
];
