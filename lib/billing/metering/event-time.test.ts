import { describe, expect, it } from "vitest";
import { checkEventTime } from "./event-time";

const now = new Date("2026-10-15T12:00:00.000+08:00");
const at = (ms: number) => new Date(now.getTime() + ms);
const day = 86_400_000;

describe("the time of a usage event (rule U7)", () => {
  it("counts a call of 90 days ago, and refuses one a millisecond older by name", () => {
    expect(checkEventTime(at(-90 * day), now).ok).toBe(true);
    expect(checkEventTime(at(-90 * day - 1), now)).toMatchObject({
      ok: false,
      refusal: { code: "event_too_old", params: { days: 90 } },
    });
  });

  it("allows a sender's clock to run five minutes ahead, and no more", () => {
    expect(checkEventTime(at(5 * 60_000), now).ok).toBe(true);
    expect(checkEventTime(at(5 * 60_000 + 1), now)).toMatchObject({
      ok: false,
      refusal: { code: "event_in_future" },
    });
  });
});
