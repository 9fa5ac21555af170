import { z } from "zod";
import type { Text } from "@/lib/billing/catalog/types";
import { type BillFormat, billContentTypes } from "@/lib/export/bill-formats";
import { priceEstimate } from "../price-estimate";
import { scenarioSchema } from "../scenario";
import { billListSchema, billSchema, estimateSchema } from "../schemas";
import type { ApiOperation, ApiParameter } from "./operation";

/** Worked example 2 of document 002: 52,000,000 searches with one pack of 50,000,000. */
const scenario = {
  site: "china",
  month: "2026-10",
  activated: [{ service: "face-recognition-cn", at: "2026-01-05T10:00:00+08:00" }],
  purchases: [
    {
      offer: "face-recognition-cn/face-search/pack-50000000",
      quantity: 1,
      at: "2026-10-01T00:00:00+08:00",
    },
  ],
  usage: [{ meter: "face-recognition-cn/face-search", calls: 52_000_000, at: "2026-10-15T12:00:00+08:00" }],
};

/** The example's answer is computed, so it can never be out of date. */
function estimated(): unknown {
  const answer = priceEstimate(scenario);
  if (!answer.ok) throw new Error(`The documented scenario is refused: ${answer.problem.detail}`);
  return answer.value;
}

const billId: ApiParameter = {
  name: "id",
  in: "path",
  required: true,
  description: { en: "The bill’s number", zh: "账单编号" },
  example: "01957e2a-6b7c-7d1e-8f00-5a5d3b2c1d00",
};

function downloadBill(format: BillFormat, description: Text): ApiOperation {
  const name = format.toUpperCase();
  return {
    id: `downloadBill${name}`,
    method: "get",
    path: `/api/v1/bills/{id}.${format}`,
    access: "account",
    summary: { en: `Download a bill as ${name}`, zh: `下载账单 ${name}` },
    description,
    parameters: [billId],
    requests: [],
    response: { contentType: billContentTypes[format], schema: null },
    problems: [401, 403, 404],
  };
}

export const billOperations: readonly ApiOperation[] = [
  {
    id: "estimatePrice",
    method: "post",
    path: "/api/v1/price-estimates",
    access: "public",
    summary: { en: "Estimate a month", zh: "估算月账单" },
    description: {
      en: 'A scenario in, the bill out, by the very rules that bill an account. No key is needed and nothing is stored. An array of scenarios (up to 10,000, 8 MiB) is answered by an array in the same order; a refused one is `{"error": …}` in its place. Only `site`, `month` and `usage` are required.',
      zh: '输入场景，返回账单，计价规则与正式出账完全一致。无需密钥，不保存任何内容。可提交场景数组（最多 10,000 个、8 MiB），按相同顺序返回结果，被拒绝的场景在其位置返回 `{"error": …}`。仅 `site`、`month`、`usage` 为必填。',
    },
    parameters: [],
    requests: [
      {
        contentType: "application/json",
        schema: z.union([scenarioSchema, z.array(scenarioSchema)]),
        example: scenario,
      },
    ],
    response: {
      contentType: "application/json",
      schema: z.union([estimateSchema, z.array(z.unknown())]),
      example: estimated(),
    },
    problems: [400, 409, 413, 415, 422],
  },
  {
    id: "listBills",
    method: "get",
    path: "/api/v1/bills",
    access: "account",
    summary: { en: "List your bills", zh: "账单列表" },
    description: {
      en: "Newest month first. `next` is passed on as `after` to read the next page; it is null on the last one.",
      zh: "按账期由新到旧。将 `next` 作为 `after` 传入以读取下一页，最后一页为 null。",
    },
    parameters: [
      {
        name: "month",
        in: "query",
        required: false,
        description: { en: "Only this month", zh: "仅该月" },
        example: "2026-10",
      },
      {
        name: "service",
        in: "query",
        required: false,
        description: { en: "Only this service", zh: "仅该服务" },
        example: "face-fusion",
      },
      {
        name: "after",
        in: "query",
        required: false,
        description: { en: "`next` of the page before", zh: "上一页返回的 `next`" },
        example: "2026-10~01957e2a-6b7c-7d1e-8f00-5a5d3b2c1d00",
      },
      {
        name: "limit",
        in: "query",
        required: false,
        description: { en: "1 to 100, usually 50", zh: "1 至 100，默认 50" },
        example: "50",
      },
    ],
    requests: [],
    response: { contentType: "application/json", schema: billListSchema },
    problems: [400, 401, 403],
  },
  {
    id: "readBill",
    method: "get",
    path: "/api/v1/bills/{id}",
    access: "account",
    summary: { en: "Read a bill", zh: "账单详情" },
    description: {
      en: "A bill with its lines, the sentence that explains each, and its settlement. Lines are exact; `rounding` is the difference that rounding to 0.01 made. `settlement.leftOwing` is the part of the payment from cash that took cash below zero. A line that needs a quote has no price and is not in the total.",
      zh: "返回账单明细、每行的计算说明及结算。各行为精确值，`rounding` 为四舍五入到 0.01 的差额。`settlement.leftOwing` 为现金余额不足、结算后计为欠费的部分。待报价的行没有价格，也不计入总额。",
    },
    parameters: [billId],
    requests: [],
    response: { contentType: "application/json", schema: billSchema },
    problems: [401, 403, 404],
  },
  downloadBill("pdf", {
    en: "The document to file, in English or, with `Accept-Language: zh`, in Chinese.",
    zh: "供归档的账单文件，默认英文；带 `Accept-Language: zh` 时为中文。",
  }),
  downloadBill("xlsx", {
    en: "A workbook whose amounts are formulas over calls and unit prices. English or, with `Accept-Language: zh`, Chinese. Spreadsheets hold 15 significant digits; the exact decimals stand in CSV and JSON.",
    zh: "金额均为由次数与单价推算的公式。默认英文；带 `Accept-Language: zh` 时为中文。电子表格保留 15 位有效数字，精确小数请以 CSV 和 JSON 为准。",
  }),
  downloadBill("csv", {
    en: "UTF-8 with a byte order mark; a row per line, then the rows that lead to the total.",
    zh: "UTF-8 带 BOM；每个计费项一行，其后为推算总额的各行。",
  }),
  {
    id: "readOpenApi",
    method: "get",
    path: "/api/v1/openapi.json",
    access: "public",
    summary: { en: "This description", zh: "本文档" },
    description: {
      en: "The API described by OpenAPI 3.1, for tools.",
      zh: "以 OpenAPI 3.1 描述的接口文档，供工具使用。",
    },
    parameters: [],
    requests: [],
    response: { contentType: "application/json", schema: null },
    problems: [],
  },
];
