import { describe, expect, it } from "vitest";
import { type Guesses, nextGuess, type ThrottleKind, throttleKey, waitAfter } from "./throttle";

const start = new Date("2026-11-20T00:00:00Z");
const later = (ms: number) => new Date(start.getTime() + ms);
const kinds = ["pair", "address", "login", "code", "confirm", "mail", "request"] as const;

/** Guesses wrongly whenever it may, for a while; how often it got to. */
function guessFor(kind: ThrottleKind, ms: number): number {
  let guesses: Guesses | undefined;
  let count = 0;
  for (let now = start; now < later(ms); ) {
    const next = nextGuess(kind, guesses, now);
    if (next) {
      count++;
      guesses = next;
    }
    now = new Date(Math.max(now.getTime() + 100, guesses?.waitUntil.getTime() ?? 0));
  }
  return count;
}

describe("wrong guesses", () => {
  it("are free at first, then wait twice as long each time, up to a quarter of an hour", () => {
    expect([1, 4, 5, 6, 7, 13, 14, 500].map((failures) => waitAfter("pair", failures) / 1_000)).toEqual([
      0, 0, 2, 4, 8, 512, 900, 900,
    ]);
  });

  it("never make anybody wait longer than an hour, however many there were", () => {
    for (const kind of kinds) expect(waitAfter(kind, 1_000_000)).toBeLessThanOrEqual(3_600_000);
  });

  it("leave one who guesses all day fewer than 120 tries at one login from one address", () => {
    expect(guessFor("pair", 86_400_000)).toBeLessThan(120);
    expect(guessFor("code", 86_400_000)).toBeLessThan(120);
  });

  it("while one must wait count for nothing, so that nobody can prolong another's wait", () => {
    const waiting = { failures: 9, lastAt: start, waitUntil: later(32_000) };
    expect(nextGuess("pair", waiting, later(31_999))).toBeNull();
    expect(nextGuess("pair", waiting, later(32_000))).toEqual({
      failures: 10,
      lastAt: later(32_000),
      waitUntil: later(32_000 + 64_000),
    });
  });

  it("are forgotten after a day without any", () => {
    const before = { failures: 400, lastAt: start, waitUntil: later(900_000) };
    expect(nextGuess("pair", before, later(86_399_999))?.failures).toBe(401);
    expect(nextGuess("pair", before, later(86_400_000))?.failures).toBe(1);
  });

  it("are held against somebody without naming them, and against each apart", () => {
    const key = throttleKey("pair", "ada@example.com", "192.0.2.1");
    expect(key).toMatch(/^pair:[\w-]{43}$/);
    expect(throttleKey("pair", "ada@example.com", "192.0.2.2")).not.toBe(key);
    expect(throttleKey("pair", "ada@example.com1", "92.0.2.1")).not.toBe(key);
  });
});
