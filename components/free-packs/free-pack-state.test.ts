import { describe, expect, it } from "vitest";
import { freePackState } from "./free-pack-state";

const from = new Date("2026-10-02T00:00:00+08:00");
const until = new Date("2027-10-02T00:00:00+08:00");
const pack = { remaining: 50, validFrom: from, validUntil: until };

describe("the state of a free pack", () => {
  it("is open only while it can be claimed by hand (F2); others wait to be issued (F1, F3, F4)", () => {
    expect(freePackState("claim", null, from)).toBe("open");
    expect(freePackState("activation", null, from)).toBe("waiting");
    expect(freePackState("monthly", null, from)).toBe("waiting");
  });

  it("is not started before its first instant, and usable on it (F4: from 00:00 of the next day)", () => {
    expect(freePackState("activation", pack, new Date(from.getTime() - 1))).toBe("not_started");
    expect(freePackState("activation", pack, from)).toBe("usable");
  });

  it("is expired on its end, which is exclusive, unless it was used up before", () => {
    expect(freePackState("claim", pack, new Date(until.getTime() - 1))).toBe("usable");
    expect(freePackState("claim", pack, until)).toBe("expired");
    expect(freePackState("claim", { ...pack, remaining: 0 }, until)).toBe("used_up");
  });

  it("never expires without an end (F1)", () => {
    expect(freePackState("activation", { ...pack, validUntil: null }, new Date("2126-01-01"))).toBe("usable");
  });
});
