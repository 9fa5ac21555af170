import { describe, expect, it } from "vitest";
import { isGuessable } from "./guessable";

const about = ["ada.lovelace@example.com", "Ada Lovelace", "Analytical Engines"];

describe("a password", () => {
  it.each([
    "1234567890",
    "qwertyuiop",
    "password123",
    "P@ssw0rd123",
    "iloveyou12",
    "aaaaaaaaaaaa",
    "abcdefghij",
    "2020202020",
    "adalovelace",
    "Lovelace2026",
    "facetbilling",
    "analytical",
  ])("%s is easily guessed", (password) => {
    expect(isGuessable(password, about)).toBe(true);
  });

  it.each([
    "a long enough password",
    "correct horse battery staple",
    "kettle-drum-orbit",
    "7hK9-mm2P-xQ",
    "我们今天去爬山看日出",
    "       x9 vq7 d",
  ])("%s is not", (password) => {
    expect(isGuessable(password, about)).toBe(false);
  });

  it("may be as long as any program makes it", () => {
    expect(isGuessable("q8".repeat(4) + "Zr-".repeat(60), about)).toBe(false);
  });
});
