import { describe, expect, it } from "vitest";
import { signingSecrets, webhookSecret } from "./webhook-secret";

const key = "a key of at least thirty-two characters";
const endpoint = { accountId: "a-1", id: "e-1", secretVersion: 2, rotatedAt: null };

describe("an endpoint's secret", () => {
  it("has the form of Standard Webhooks and 32 bytes", () => {
    const secret = webhookSecret(endpoint, key);
    expect(secret).toMatch(/^whsec_/);
    expect(Buffer.from(secret.slice(6), "base64")).toHaveLength(32);
  });

  it("is another one for each account, endpoint, version and key", () => {
    const secrets = [
      webhookSecret(endpoint, key),
      webhookSecret({ ...endpoint, accountId: "a-2" }, key),
      webhookSecret({ ...endpoint, id: "e-2" }, key),
      webhookSecret({ ...endpoint, secretVersion: 3 }, key),
      webhookSecret(endpoint, `${key}!`),
    ];
    expect(new Set(secrets).size).toBe(5);
    expect(webhookSecret(endpoint, key)).toBe(secrets[0]);
  });

  it("signs beside the one before for a day after a rotation, to the millisecond", () => {
    const rotatedAt = new Date("2026-10-15T04:00:00Z");
    const at = (ms: number) =>
      signingSecrets({ ...endpoint, rotatedAt }, key, new Date(rotatedAt.getTime() + ms));
    const before = webhookSecret({ ...endpoint, secretVersion: 1 }, key);
    expect(at(0)).toEqual([webhookSecret(endpoint, key), before]);
    expect(at(86_399_999)).toContain(before);
    expect(at(86_400_000)).toEqual([webhookSecret(endpoint, key)]);
  });
});
