import { describe, expect, it } from "vitest";
import { gatewayMark } from "@/lib/security/gateway-mark";
import { trustedProxies } from "@/lib/security/trusted-proxies";
import { clientOf } from "./client";

const secret = "a secret of this instance, long enough";
const addressSaidWith = (mark?: string) =>
  clientOf(
    new Headers({ "x-forwarded-for": "192.0.2.7", ...(mark ? { "x-facet-gateway": mark } : {}) }),
    secret,
  ).address;

describe("a client's address", () => {
  it("is what the gateway says, and unknown when anybody else says it", () => {
    expect(addressSaidWith(gatewayMark(secret))).toBe("192.0.2.7");
    expect(addressSaidWith()).toBeNull();
    expect(addressSaidWith("x")).toBeNull();
    expect(addressSaidWith(gatewayMark(`${secret}!`))).toBeNull();
  });
});

describe("trusted proxies", () => {
  it("are addresses and networks, and none where none are named", () => {
    expect(trustedProxies({})).toEqual([]);
    expect(trustedProxies({ TRUSTED_PROXIES: "10.0.0.0/8, 2001:db8::1," })).toEqual([
      "10.0.0.0/8",
      "2001:db8::1",
    ]);
  });

  it.each(["everybody", "10.0.0.0/33", "proxy.example.com"])("are not %s", (name) => {
    expect(() => trustedProxies({ TRUSTED_PROXIES: name })).toThrow("TRUSTED_PROXIES");
  });
});
