import { describe, expect, it } from "vitest";
import { refusalOf } from "@/db/testing/arrange";
import { checkWebhookAddress } from "./webhook-address";

const at = (address: string) => async () => [address];
const codeOf = async (url: string, addresses = ["93.184.215.14"]) =>
  refusalOf(await checkWebhookAddress(url, false, async () => addresses));

describe("an address for events", () => {
  it("is accepted over HTTPS on the public internet", async () => {
    expect(await codeOf("https://hooks.example.com/facet?team=1")).toBeNull();
    expect(await codeOf("https://93.184.215.14/")).toBeNull();
    expect(await codeOf("https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/")).toBeNull();
  });

  it("is refused without encryption, with a password in it, or when it is none", async () => {
    expect(await codeOf("http://hooks.example.com/")).toBe("webhook_address_not_https");
    expect(await codeOf("https://user:password@hooks.example.com/")).toBe("webhook_address_invalid");
    for (const text of ["hooks", "ftp://example.com/", "javascript:alert(1)", "https://"])
      expect(await codeOf(text)).toBe("webhook_address_invalid");
  });

  it.each([
    "127.0.0.1",
    "127.1",
    "0x7f000001",
    "2130706433",
    "0.0.0.0",
    "10.0.0.1",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "[::1]",
    "[::]",
    "[::ffff:127.0.0.1]",
    "[::ffff:a9fe:a9fe]",
    "[fe80::1]",
    "[fd00::1]",
    "[64:ff9b::7f00:1]",
  ])("is refused at %s, however it is written", async (host) => {
    expect(await codeOf(`https://${host}/`)).toBe("webhook_address_private");
  });

  it("is refused when any of the name's addresses is private, or none is found", async () => {
    expect(await codeOf("https://rebound.example.com/", ["93.184.215.14", "127.0.0.1"])).toBe(
      "webhook_address_private",
    );
    expect(await codeOf("https://nowhere.example.com/", [])).toBe("webhook_address_unknown");
    const failing = () => Promise.reject(new Error("ENOTFOUND"));
    expect(refusalOf(await checkWebhookAddress("https://nowhere.example.com/", false, failing))).toBe(
      "webhook_address_unknown",
    );
  });

  it("may be anywhere in a demo instance, for trials on one's own machine", async () => {
    expect(refusalOf(await checkWebhookAddress("http://127.0.0.1:8080/", true, at("127.0.0.1")))).toBeNull();
    expect(refusalOf(await checkWebhookAddress("file:///etc/passwd", true))).toBe("webhook_address_invalid");
  });
});
