import { existsSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseCloudEvent } from "@/lib/gateway/cloud-event";
import { buildGateway } from "@/lib/gateway/server";
import { parseScenario } from "../scenario";
import { estimateSchema } from "../schemas";
import { openApiDocument } from "./document";
import { apiOperations } from "./operations";

describe("the OpenAPI document", () => {
  let gateway: Awaited<ReturnType<typeof buildGateway>>;
  beforeAll(async () => {
    const currentTime = async () => new Date();
    gateway = await buildGateway({ webUrl: "http://127.0.0.1:9", currentTime, log: false });
    await gateway.ready();
  });
  afterAll(() => gateway.close());

  /** The file that answers a path: `{id}.csv` is the same folder as `{id}`, because Next cannot tell them apart. */
  async function webRoute(path: string, method: string) {
    const folder = path.replace(/\{(\w+)\}(\.\w+)?/g, "[$1]");
    const file = `${process.cwd()}/app${folder}/route.ts`;
    if (!existsSync(file)) return false;
    return method.toUpperCase() in (await import(/* @vite-ignore */ file));
  }

  it.each(apiOperations.map(({ method, path }) => ({ method, path })))(
    "names only what is answered: $method $path",
    async ({ method, path }) => {
      const own = gateway.hasRoute({ method: method === "get" ? "GET" : "POST", url: path });
      expect(own || (await webRoute(path, method))).toBe(true);
    },
  );

  it("would notice a path that nobody answers", async () => {
    expect(gateway.hasRoute({ method: "GET", url: "/api/v1/nothing" })).toBe(false);
    expect(await webRoute("/api/v1/nothing", "get")).toBe(false);
    expect(await webRoute("/api/v1/usage", "post")).toBe(false);
  });

  it("has examples that are accepted, and answers as documented", () => {
    for (const { requests, response, id } of apiOperations) {
      for (const { schema, example } of requests)
        expect({ id, ok: schema.safeParse(example).success }).toEqual({ id, ok: true });
      if (response.schema && response.example) response.schema.parse(response.example);
    }
    const estimated = apiOperations.find(({ id }) => id === "estimatePrice");
    expect(parseScenario(estimated?.requests[0]?.example).ok).toBe(true);
    // Document 002, prepaid example 2: the pack for 142,500 and 6,368 for what it did not cover.
    expect(estimateSchema.parse(estimated?.response.example).total).toBe("148868.00");
    const reported = apiOperations.find(({ id }) => id === "reportUsage");
    expect(parseCloudEvent(reported?.requests[0]?.example).ok).toBe(true);
  });

  it("is plain JSON in both languages, with the same calls", () => {
    for (const locale of ["en", "zh"] as const) {
      const document = openApiDocument(locale);
      expect(JSON.parse(JSON.stringify(document))).toEqual(document);
      expect(document.openapi).toBe("3.1.0");
    }
    expect(Object.keys(openApiDocument("zh").paths)).toEqual(Object.keys(openApiDocument("en").paths));
  });

  it("names a security scheme for everything that needs a key", () => {
    const { paths, components } = openApiDocument("en");
    for (const operation of Object.values(paths).flatMap((path) => Object.values(path))) {
      for (const scheme of operation.security.flatMap((one) => Object.keys(one))) {
        expect(Object.keys(components.securitySchemes)).toContain(scheme);
      }
    }
    expect(paths["/api/v1/usage"]?.get?.security).toEqual([{ accountKey: [] }]);
    expect(paths["/api/v1/price-estimates"]?.post?.security).toEqual([]);
  });
});
