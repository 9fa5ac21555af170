import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { readKeys, seal, unseal } from "./sealed";

const key = randomBytes(32);
const older = randomBytes(32);

describe("a stored secret", () => {
  it("opens with its key for its owner, and is never written the same way twice", () => {
    const sealed = seal("JBSWY3DPEHPK3PXP", "user-1", [key]);
    expect(unseal(sealed, "user-1", [key])).toBe("JBSWY3DPEHPK3PXP");
    expect(sealed).not.toContain("JBSWY3DPEHPK3PXP");
    expect(seal("JBSWY3DPEHPK3PXP", "user-1", [key])).not.toBe(sealed);
  });

  it("opens for nobody else, with no other key, and not after a change of one character", () => {
    const sealed = seal("secret", "user-1", [key]);
    expect(() => unseal(sealed, "user-2", [key])).toThrow("AUTH_ENCRYPTION_KEY");
    expect(() => unseal(sealed, "user-1", [older])).toThrow("AUTH_ENCRYPTION_KEY");
    const parts = sealed.split(".");
    const closed = Buffer.from(parts[3] ?? "", "base64url");
    closed[0] = (closed[0] ?? 0) ^ 1;
    const changed = [...parts.slice(0, 3), closed.toString("base64url")].join(".");
    expect(() => unseal(changed, "user-1", [key])).toThrow("AUTH_ENCRYPTION_KEY");
  });

  it("still opens while its key is being replaced; new ones are closed with the first", () => {
    const before = seal("secret", "user-1", [older]);
    expect(unseal(before, "user-1", [key, older])).toBe("secret");
    const after = seal("secret", "user-1", [key, older]);
    expect(unseal(after, "user-1", [key])).toBe("secret");
  });

  it("takes keys of 32 bytes only", () => {
    const text = key.toString("base64");
    expect(readKeys(`${text}, ${older.toString("base64")}`)).toEqual([key, older]);
    for (const wrong of ["", "short", randomBytes(16).toString("base64"), `${text},`])
      expect(() => readKeys(wrong)).toThrow("AUTH_ENCRYPTION_KEY");
  });
});
