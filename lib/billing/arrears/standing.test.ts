import { describe, expect, it } from "vitest";
import { serviceOf, services } from "../catalog/catalog";
import { money } from "../money";
import { type ArrearsState, evaluateStanding } from "./standing";

const at = (text: string) => new Date(text);
const day2 = at("2026-10-02T10:00:00+08:00");
const day3 = at("2026-10-03T10:00:00+08:00");
const fusion = serviceOf("face-fusion").policies.arrears;
const faceid = serviceOf("faceid-intl").policies.arrears;
const china = serviceOf("faceid-cn").policies.arrears;
const none: ArrearsState = { overdueSince: null, stoppedAt: null };
const usd = (amount: string) => money(amount, "USD");

describe("arrears (A2)", () => {
  it("stop 000 and 001 at once", () => {
    expect(evaluateStanding(faceid, none, usd("-0.01"), day2)).toMatchObject({
      standing: "stopped",
      overdueSince: day2,
      stoppedAt: day2,
      stopsAt: day2,
    });
  });

  it.each(["face-fusion", "face-recognition-cn", "faceid-cn"] as const)(
    "give %s 24 hours, to the instant",
    (id) => {
      const policy = serviceOf(id).policies.arrears;
      const state = evaluateStanding(policy, none, usd("-5"), day2);
      expect(state).toMatchObject({
        standing: "overdue",
        overdueSince: day2,
        stoppedAt: null,
        stopsAt: day3,
      });
      const before = evaluateStanding(policy, state, usd("-5"), new Date(day3.getTime() - 1));
      expect(before).toMatchObject({ standing: "overdue", overdueSince: day2, stopsAt: day3 });
      expect(evaluateStanding(policy, state, usd("-5"), day3)).toMatchObject({
        standing: "stopped",
        stoppedAt: day3,
      });
    },
  );

  it("stop on the instant however late it is evaluated", () => {
    const late = evaluateStanding(
      fusion,
      { overdueSince: day2, stoppedAt: null },
      usd("-5"),
      at("2026-10-09T00:00:00+08:00"),
    );
    expect(late).toMatchObject({ standing: "stopped", stoppedAt: day3, stopsAt: day3 });
  });

  it("do not start again while the debt only changes", () => {
    const state = { overdueSince: day2, stoppedAt: null };
    expect(evaluateStanding(fusion, state, usd("-50"), new Date(day2.getTime() + 1))).toMatchObject({
      stopsAt: day3,
    });
  });

  it("end with the debt, and a later debt has its own grace", () => {
    const good = evaluateStanding(
      fusion,
      { overdueSince: day2, stoppedAt: null },
      usd("0"),
      at("2026-10-02T20:00:00+08:00"),
    );
    expect(good).toMatchObject({ standing: "good", overdueSince: null, stopsAt: null, endedStop: null });
    expect(evaluateStanding(fusion, good, usd("-1"), day3)).toMatchObject({
      standing: "overdue",
      overdueSince: day3,
    });
  });
});

describe("resuming (A3)", () => {
  const stopped: ArrearsState = { overdueSince: day2, stoppedAt: day3 };
  const now = at("2026-10-05T10:00:00+08:00");

  it("needs a balance above zero for Face Fusion", () => {
    expect(evaluateStanding(fusion, stopped, usd("0"), now)).toMatchObject({
      standing: "stopped",
      stoppedAt: day3,
      amountToRestore: usd("0.01"),
    });
    expect(evaluateStanding(fusion, stopped, usd("0.01"), now)).toMatchObject({
      standing: "good",
      endedStop: { from: day3, until: now },
    });
  });

  it("needs zero for the others", () => {
    for (const policy of services.map(({ policies }) => policies.arrears).filter((each) => each !== fusion)) {
      expect(evaluateStanding(policy, stopped, usd("0"), now).standing).toBe("good");
      expect(evaluateStanding(policy, stopped, usd("-0.01"), now).standing).toBe("stopped");
    }
  });

  it("reports a stop that nobody had evaluated before it ended (U5)", () => {
    const resumed = evaluateStanding(fusion, { overdueSince: day2, stoppedAt: null }, usd("10"), now);
    expect(resumed).toMatchObject({ standing: "good", endedStop: { from: day3, until: now } });
  });

  it.each([
    ["face-fusion stopped", fusion, stopped, "-5", "5.01"],
    ["face-fusion in grace", fusion, none, "-5", "5"],
    ["faceid-cn stopped", china, stopped, "-5.25", "5.25"],
    ["good standing", fusion, none, "12", "0"],
  ] as const)("says the exact amount: %s", (_, policy, state, cash, amount) => {
    const { amountToRestore } = evaluateStanding(policy, state, usd(cash), now);
    expect(amountToRestore).toEqual(usd(amount));
  });

  it("takes no more and no less than that amount", () => {
    for (const policy of [fusion, china]) {
      const cash = usd("-5.25");
      const { amountToRestore } = evaluateStanding(policy, stopped, cash, now);
      const standingShortOf = (missing: string) =>
        evaluateStanding(
          policy,
          stopped,
          money(cash.amount.plus(amountToRestore.amount).minus(missing), "USD"),
          now,
        );
      expect(standingShortOf("0").standing).toBe("good");
      expect(standingShortOf("0.01").standing).toBe("stopped");
    }
  });
});
