import fc from "fast-check";
import { expect, it } from "vitest";
import { type ModeChange, modeAt, type QpsQuota, qpsLimitAt } from "../services/modes";
import { Steps } from "./steps";

const time = (minutes: number) => new Date(Date.UTC(2026, 0, 1, 0, minutes));
const minutes = fc.nat(60);
const inOrder = fc.array(minutes).map((list) => list.sort((a, b) => a - b).map(time));

it("says of a mode and of quotas what asking for each instant says", () => {
  const history = fc.array(
    fc.record({ mode: fc.constantFrom<ModeChange["mode"]>("calls", "qps"), from: minutes.map(time) }),
  );
  const quotas = fc.array(
    fc.record({
      qps: fc.integer({ min: 1, max: 9 }),
      from: minutes,
      length: fc.integer({ min: 1, max: 30 }),
    }),
  );
  fc.assert(
    fc.property(history, quotas, inOrder, (changes, drafts, instants) => {
      const bought = drafts.map(
        ({ qps, from, length }): QpsQuota => ({ qps, startsAt: time(from), endsAt: time(from + length) }),
      );
      const mode = new Steps(
        changes.map(({ from }) => from),
        (at) => modeAt(changes, at),
      );
      const limit = new Steps(
        bought.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt]),
        (at) => qpsLimitAt(bought, at),
      );
      for (const at of instants) {
        expect([mode.at(at), limit.at(at)]).toEqual([modeAt(changes, at), qpsLimitAt(bought, at)]);
      }
    }),
  );
});

it("works it out once a step", () => {
  const asked: Date[] = [];
  const steps = new Steps([time(10), time(20)], (at) => asked.push(at));
  for (const minute of [1, 5, 9, 10, 11, 19, 25, 30]) steps.at(time(minute));
  expect(asked).toEqual([time(1), time(10), time(25)]);
});
