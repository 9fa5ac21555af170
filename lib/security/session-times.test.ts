import { expect, it } from "vitest";
import { isLive } from "./session-times";

const start = new Date("2026-11-20T00:00:00Z");
const later = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
const session = { createdAt: start, lastSeenAt: start, endedAt: null };

it("ends after an hour without a request, for staff after half of one", () => {
  expect([59, 60].map((minutes) => isLive(session, false, later(minutes)))).toEqual([true, false]);
  expect([29, 30].map((minutes) => isLive(session, true, later(minutes)))).toEqual([true, false]);
});

it("ends after twelve hours, however busy", () => {
  const busy = (minutes: number) => ({ ...session, lastSeenAt: later(minutes - 1) });
  expect([719, 720].map((minutes) => isLive(busy(minutes), false, later(minutes)))).toEqual([true, false]);
});

it("that was ended does not come back", () => {
  expect(isLive({ ...session, endedAt: start }, false, start)).toBe(false);
});
