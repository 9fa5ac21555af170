import { describe, expect, it } from "vitest";
import { acceptedStep, newTotpSecret, totpCode, totpUri } from "./totp";

/** The secret of RFC 6238's appendix B, "12345678901234567890". */
const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const at = (seconds: number) => new Date(seconds * 1_000);

describe("one-time codes", () => {
  // The last six of the eight digits that the RFC prints.
  it.each([
    [59, "287082"],
    [1_111_111_109, "081804"],
    [1_234_567_890, "005924"],
    [2_000_000_000, "279037"],
  ])("are those of RFC 6238 at second %i", (seconds, code) => {
    expect(totpCode(secret, at(seconds))).toBe(code);
    expect(acceptedStep(secret, code, 0, at(seconds))).toBe(Math.floor(seconds / 30));
  });

  it("count one step before and after, and no further", () => {
    const code = totpCode(secret, at(3_000));
    expect([2_969, 2_970, 3_059, 3_060].map((now) => acceptedStep(secret, code, 0, at(now)))).toEqual([
      null,
      100,
      100,
      null,
    ]);
  });

  it("are accepted once: not the same again, not an older one after it", () => {
    const [older, code] = [totpCode(secret, at(2_970)), totpCode(secret, at(3_000))];
    expect(acceptedStep(secret, code, 99, at(3_000))).toBe(100);
    expect(acceptedStep(secret, code, 100, at(3_010))).toBeNull();
    expect(acceptedStep(secret, older, 100, at(3_010))).toBeNull();
  });

  it.each(["", "12345", "1234567", "abcdef", "12 345", "١٢٣٤٥٦"])("are six digits, not %j", (code) => {
    expect(acceptedStep(secret, code, 0, at(3_000))).toBeNull();
  });

  it("have secrets of their own of 160 bits, and an address that apps read", () => {
    const [one, other] = [newTotpSecret(), newTotpSecret()];
    expect(one).toMatch(/^[A-Z2-7]{32}$/);
    expect(other).not.toBe(one);
    const uri = new URL(totpUri(one, "ada@example.com", "Facet"));
    expect(uri.href).toContain("otpauth://totp/Facet:ada%40example.com");
    expect(uri.searchParams.get("secret")).toBe(one);
    expect(uri.searchParams.get("issuer")).toBe("Facet");
  });
});
