import { describe, expect, it } from "vitest";
import { isGuessable } from "@/lib/security/guessable";
import { passwordStrength } from "./strength";

const about = ["ada@example.com", "Ada Lovelace"];
const strength = (password: string) => passwordStrength(password, isGuessable(password, about));

describe("the password hint", () => {
  it.each([
    ["", "empty"],
    ["nine-char", "short"],
    ["ten-charsX", "fair"],
    ["fourteen-chars", "good"],
    ["correct horse battery", "strong"],
  ] as const)("%j is %s", (password, expected) => {
    expect(strength(password)).toBe(expected);
  });

  it.each(["password12", "aaaaaaaaaaaaaaaaaaaaaaaa", "adalovelace", "Lovelace2026"])(
    "calls %j what the server refuses it for",
    (password) => {
      expect(strength(password)).toBe("guessable");
    },
  );

  it("praises nothing before it is judged", () => {
    expect(passwordStrength("correct horse battery", null)).toBe("checking");
  });
});
