import type { Locale } from "@/lib/billing/catalog/types";
import { problemContentType } from "../problem";
import { problemSchema } from "../schemas";
import { jsonSchema } from "./json-schema";
import type { Access, ApiOperation } from "./operation";
import { apiOperations } from "./operations";

const info = {
  en: "Report calls, read usage and bills, estimate a month. Amounts and unit prices are decimal strings; instants are ISO 8601, printed in UTC; months are those of the billing clock, UTC+8. Errors are RFC 9457 problem documents with a stable `code`.",
  zh: "上报调用、查询用量与账单、估算月账单。金额与单价为十进制字符串；时间为 ISO 8601，以 UTC 输出；月份按计费时钟（UTC+8）划分。错误以 RFC 9457 problem 文档返回，`code` 保持稳定。",
};

const keys: Readonly<Record<Access, Readonly<Record<string, readonly []>>[]>> = {
  public: [],
  platform: [{ platformKey: [] }],
  account: [{ accountKey: [] }],
};

/** The API as OpenAPI 3.1, from the same schemas that read requests and write answers. */
export function openApiDocument(locale: Locale) {
  return {
    openapi: "3.1.0",
    info: { title: "Facet API", version: "1", description: info[locale] },
    servers: [{ url: "/" }],
    paths: pathsOf(apiOperations, locale),
    components: {
      securitySchemes: {
        platformKey: { type: "http", scheme: "bearer" },
        accountKey: { type: "http", scheme: "bearer" },
      },
      schemas: { Problem: jsonSchema(problemSchema) },
    },
  };
}

function pathsOf(operations: readonly ApiOperation[], locale: Locale) {
  const paths: Record<string, Record<string, ReturnType<typeof operationOf>>> = {};
  for (const operation of operations) {
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method]: operationOf(operation, locale),
    };
  }
  return paths;
}

function operationOf(operation: ApiOperation, locale: Locale) {
  const { contentType, schema, example } = operation.response;
  return {
    operationId: operation.id,
    summary: operation.summary[locale],
    description: operation.description[locale],
    security: keys[operation.access],
    parameters: operation.parameters.map(({ description, ...parameter }) => ({
      ...parameter,
      description: description[locale],
      schema: { type: "string" },
    })),
    ...(operation.requests.length > 0
      ? { requestBody: { required: true, content: contentOf(operation) } }
      : {}),
    responses: {
      "200": {
        description: "OK",
        content: {
          [contentType]: {
            ...(schema ? { schema: jsonSchema(schema) } : {}),
            ...(example === undefined ? {} : { example }),
          },
        },
      },
      ...Object.fromEntries(operation.problems.map((status) => [String(status), problemResponse])),
    },
  };
}

const problemResponse = {
  description: "Problem",
  content: { [problemContentType]: { schema: { $ref: "#/components/schemas/Problem" } } },
};

function contentOf({ requests }: ApiOperation) {
  return Object.fromEntries(
    requests.map(({ contentType, schema, example }) => [
      contentType,
      { schema: jsonSchema(schema), example },
    ]),
  );
}
