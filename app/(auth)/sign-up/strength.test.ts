import { describe, expect, it } from "vitest";
import { passwordStrength } from "./strength";

describe("the password hint", () => {
  it.each([
    ["", "empty"],
    ["nine-char", "short"],
    ["ten-charsX", "fair"],
    ["aaaaaaaaaaaaaaaaaaaaaaaa", "fair"],
    ["fourteen-chars", "good"],
    ["correct horse battery", "strong"],
  ] as const)("%j is %s", (password, expected) => {
    expect(passwordStrength(password)).toBe(expected);
  });
});
