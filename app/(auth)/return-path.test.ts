import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { safeReturnPath } from "./return-path";

describe("the way back after signing in", () => {
  it("is the page one came from, with its search parameters", () => {
    expect(safeReturnPath("/purchase?offer=face-fusion%2Fimage")).toBe("/purchase?offer=face-fusion%2Fimage");
    expect(safeReturnPath("http://localhost:3000/packs?tab=expired")).toBe("/packs?tab=expired");
  });

  it("is the overview when nothing was asked for, or it makes no sense after signing in", () => {
    for (const wanted of [undefined, "", "/", "/sign-in", "/api/auth/signout"]) {
      expect(safeReturnPath(wanted)).toBe("/overview");
    }
  });

  it.each(["javascript:alert(1)", "//evil.example/", "/\\evil.example", "https://evil.example//also.evil"])(
    "never leaves this site: %s",
    (wanted) => {
      const target = new URL(safeReturnPath(wanted), "https://here.example");
      expect(target.origin).toBe("https://here.example");
    },
  );

  it("never leaves this site, whatever stands in the link", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.string().map((text) => `/${text}`),
        ),
        (wanted) => {
          expect(new URL(safeReturnPath(wanted), "https://here.example").origin).toBe("https://here.example");
        },
      ),
    );
  });
});
