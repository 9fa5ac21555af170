import { describe, expect, it } from "vitest";
import type { ReportedEvent } from "@/lib/operations/record-usage";
import { type LaneOptions, type Report, UsageLanes } from "./usage-lanes";

const accounts = Array.from(
  { length: 40 },
  (_, index) => `0190a5d2-7c3e-7000-8000-${String(index).padStart(12, "0")}`,
);

function event(accountId: string, eventId = "e"): ReportedEvent {
  const common = { source: "s", operation: "FuseFace", service: null, calls: 1 };
  return { ...common, type: "api.call", accountId, eventId, occurredAt: new Date(0) };
}

const report = (events: readonly ReportedEvent[], keyHash = "key"): Report => ({ keyHash, events });

/** Every transaction that was begun, and the accounts that were in two at once. */
function lanes(options: Partial<LaneOptions> = {}) {
  const commits: Report[][] = [];
  const open = new Map<string, number>();
  const clashes: string[] = [];
  const made = new UsageLanes({
    failsAll: () => false,
    shared: 0,
    commit: async (reports) => {
      commits.push([...reports]);
      const mine = new Set(reports.flatMap(({ events }) => events.map(({ accountId }) => accountId)));
      for (const one of mine) if (open.get(one)) clashes.push(one);
      for (const one of mine) open.set(one, 1);
      await new Promise((done) => setImmediate(done));
      for (const one of mine) open.delete(one);
      return reports.map(({ keyHash, events }) =>
        keyHash === "revoked"
          ? null
          : events.map(({ eventId }) =>
              eventId === "again" ? { status: "duplicate" as const } : { status: "accepted" as const },
            ),
      );
    },
    ...options,
  });
  return { made, commits, clashes };
}

describe("the lanes of usage events", () => {
  it("answer each event of a report in its place, whatever lanes it took", async () => {
    const { made, commits } = lanes();
    const events = accounts.map((accountId, index) => event(accountId, index % 3 === 0 ? "again" : "new"));
    const outcomes = await made.submit(report(events));
    expect(outcomes?.map(({ status }) => status)).toEqual(
      events.map(({ eventId }) => (eventId === "again" ? "duplicate" : "accepted")),
    );
    expect(commits.length).toBeGreaterThan(1);
  });

  it("never have one account in two transactions at once", async () => {
    const { made, clashes, commits } = lanes({ maximumBatch: 10 });
    const reports = Array.from({ length: 30 }, (_, index) =>
      made.submit(report([...accounts.slice(index), ...accounts.slice(0, index)].map((id) => event(id)))),
    );
    await Promise.all(reports);
    expect(clashes).toEqual([]);
    expect(commits.flat().flatMap(({ events }) => events)).toHaveLength(30 * accounts.length);
  });

  it("commit what waits for a lane together", async () => {
    const { made, commits } = lanes();
    const [account = ""] = accounts;
    await Promise.all([1, 2, 3].map(() => made.submit(report([event(account)]))));
    expect(commits.map((reports) => reports.length)).toEqual([3]);
  });

  it("answer a key that may not report with nothing, also where its report has no readable event", async () => {
    const { made } = lanes();
    expect(await made.submit(report([event("a"), event("b")], "revoked"))).toBeNull();
    expect(await made.submit(report([], "revoked"))).toBeNull();
    expect(await made.submit(report([]))).toEqual([]);
  });

  it("fail the report whose part failed, and no other", async () => {
    const commit: LaneOptions["commit"] = async (reports) => {
      const events = reports.flatMap((one) => one.events);
      if (events.some(({ eventId }) => eventId === "poison")) throw new Error("poisoned");
      return reports.map((one) => one.events.map(() => ({ status: "accepted" })));
    };
    const { made } = lanes({ commit });
    const answers = [
      report(accounts.map((id) => event(id))),
      report([event("a", "poison"), event("b")]),
      report([event("a")]),
    ].map((one) =>
      made
        .submit(one)
        ?.then((outcomes) => outcomes?.length)
        .catch((error: Error) => error.message),
    );
    expect(await Promise.all(answers)).toEqual([40, "poisoned", 1]);
  });

  it("turn away what is too much to wait, and take again when the rest is answered", async () => {
    const { made } = lanes({ maximumWaiting: 2 });
    const [one, two] = [made.submit(report([event("a")])), made.submit(report([event("b")]))];
    expect(made.submit(report([event("c")]))).toBeNull();
    await Promise.all([one, two]);
    expect(await made.submit(report([event("c")]))).toHaveLength(1);
  });

  it("take one report that is larger than all that may wait, when nothing waits", async () => {
    const { made } = lanes({ maximumWaiting: 2 });
    const large = made.submit(report(accounts.map((id) => event(id))));
    expect(made.submit(report([event("a")]))).toBeNull();
    expect(await large).toHaveLength(40);
  });

  it("are drained when everything is answered", async () => {
    const { made } = lanes();
    let answered = 0;
    for (const id of accounts) made.submit(report([event(id)]))?.then(() => answered++);
    await made.drain();
    expect(answered).toBe(accounts.length);
  });
});
