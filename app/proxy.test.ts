import { NextRequest } from "next/server";
import { describe, expect, it } from "vitest";
import { config, proxy } from "@/proxy";

const policyOf = (headers: Record<string, string> = {}) =>
  proxy(new NextRequest("http://localhost:3000/overview", { headers })).headers.get(
    "content-security-policy",
  ) ?? "";

describe("the policy of a page", () => {
  it("lets run what carries this answer's nonce, which no other answer has", () => {
    const nonces = Array.from({ length: 50 }, () => policyOf().match(/'nonce-([0-9a-f]{32})'/)?.[1]);
    expect(new Set(nonces).size).toBe(50);
    expect(nonces).not.toContain(undefined);
    expect(policyOf()).not.toMatch(/script-src[^;]*'unsafe-/);
  });

  it("lets nothing frame it, move its addresses or take its forms elsewhere", () => {
    for (const rule of [
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "object-src 'none'",
      "form-action 'self'",
    ])
      expect(policyOf()).toContain(rule);
  });

  it("is ours, whatever policy or nonce the request brings", () => {
    const brought = { "content-security-policy": "script-src *", "x-nonce": "known" };
    expect(policyOf(brought)).not.toMatch(/script-src \*|known/);
  });

  it("is on every address that is no fixed file, fetched ahead or not", () => {
    const [matcher = ""] = config.matcher;
    const isCovered = (path: string) => new RegExp(`^${matcher}$`).test(path);
    for (const path of ["/", "/overview", "/api/v1/bills", "/finance/exports/x/file", "/nothing"])
      expect([path, isCovered(path)]).toEqual([path, true]);
    expect(isCovered("/_next/static/chunks/a.js")).toBe(false);
    expect(config.matcher).toHaveLength(1);
  });
});
