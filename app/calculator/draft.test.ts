import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseScenario } from "@/lib/api/scenario";
import { nothingAnnounced } from "@/lib/billing/catalog/announced";
import { Decimal } from "@/lib/billing/money";
import { fieldsOfWay } from "./apply";
import { calculate } from "./calculation";
import { readDraft } from "./draft";
import { fieldsOf, metersOfSite, packField, slugOf } from "./fields";
import { calculatorHref } from "./href";
import { scenarioOf } from "./scenario-of";
import { mostCalls, mostPacks } from "./values";

const now = new Date("2026-10-20T12:00:00+08:00");
const paramsOf = (query: string) => Object.fromEntries(new URLSearchParams(query));
const draftOf = (query: string, site: "china" | "international" = "international") =>
  readDraft(paramsOf(query), site, now);
const calculated = (query: string, site?: "china" | "international") => {
  const answer = calculate(draftOf(query, site), nothingAnnounced, "en");
  if (!answer.ok) throw new Error(JSON.stringify([...answer.errors]));
  return answer;
};
const errorsOf = (query: string) => {
  const answer = calculate(draftOf(query), nothingAnnounced, "en");
  return answer.ok ? [] : [...answer.errors].map(([field, { code }]) => [field, code]);
};

describe("the calculator's address", () => {
  it.each(["international", "china"] as const)("names every field of the %s site differently", (site) => {
    const fields = metersOfSite(site).flatMap(fieldsOf);
    expect(new Set([...fields, "site", "month", "free", "add"]).size).toBe(fields.length + 4);
    expect(
      metersOfSite(site)
        .map(({ meter }) => slugOf(meter))
        .every((slug) => !slug.includes(".")),
    ).toBe(true);
  });

  it("says the whole scenario and leads back to the same one", () => {
    const queries = [
      "month=2026-10&image-face-fusion=9999",
      "month=2027-01&free=first&image-face-fusion=2m&image-face-fusion.pack-10000=3&image-face-fusion.peak=12&image-face-fusion.claim=1",
      "month=2026-11&free=none&video-face-fusion=50000&video-face-fusion.mode=qps&video-face-fusion.qps=10&video-face-fusion.term=day&video-face-fusion.terms=5",
      "month=2026-10&face-search=1000&face-search.contract=100000%3A0.002%2C0.001&image-materials=&image-materials.pack-100=1",
    ];
    for (const query of queries) {
      const draft = draftOf(query);
      const href = calculatorHref(draft);
      expect(paramsOf(href.split("?")[1] ?? "")).toEqual({ site: "international", ...paramsOf(query) });
      expect(scenarioOf(draftOf(href.split("?")[1] ?? ""))).toEqual(scenarioOf(draft));
    }
  });

  it("loses nothing of a bad link, and says which fields are wrong", () => {
    const query =
      "month=2026-13&free=all&image-face-fusion=many&image-face-fusion.pack-1000=-1&image-face-fusion.qps=5000&video-face-fusion=12&face-search.contract=cheap&nonsense=1";
    const draft = draftOf(query);
    expect([...draft.errors].map(([field, { code }]) => [field, code]).toSorted()).toEqual([
      ["face-search.contract", "contract"],
      ["free", "choice"],
      ["image-face-fusion", "count"],
      ["image-face-fusion.pack-1000", "count"],
      ["image-face-fusion.qps", "count"],
      ["month", "month"],
    ]);
    expect(draft.unknown).toEqual(["nonsense"]);
    expect(draft.written.get("image-face-fusion")).toBe("many");
    expect(draft.written.get("video-face-fusion")).toBe("12");
  });

  it("brings a meter into play by its name", () => {
    expect(draftOf("add=video-face-fusion").meters.map(({ meter }) => meter.id)).toEqual([
      "face-fusion/video-face-fusion",
    ]);
    expect(draftOf("image-face-fusion=5&add=image-face-fusion").written.get("image-face-fusion")).toBe("5");
  });

  it("makes a scenario that the API takes of whatever is written without an error", () => {
    const fields = (["international", "china"] as const).flatMap((site) =>
      metersOfSite(site).flatMap((each) => fieldsOf(each).map((field) => ({ site, field }))),
    );
    const value = fc.oneof(
      fc.nat(2_000).map(String),
      fc.constantFrom("", "1", "0", "qps", "calls", "day", "month", "5000万", "0.002", "1000:0.2,0.1"),
    );
    const params = fc.array(fc.tuple(fc.constantFrom(...fields), value), { maxLength: 12 });
    fc.assert(
      fc.property(params, fc.constantFrom("monthly", "first", "none"), (entries, free) => {
        for (const site of ["international", "china"] as const) {
          const own = entries.filter(([field]) => field.site === site);
          const draft = readDraft(
            { free, ...Object.fromEntries(own.map(([{ field }, text]) => [field, text])) },
            site,
            now,
          );
          if (draft.errors.size > 0) continue;
          expect(parseScenario(scenarioOf(draft).json)).toMatchObject({ ok: true });
          // A refusal is beside a field that is on the page.
          const answer = calculate(draft, nothingAnnounced, "zh");
          if (answer.ok) continue;
          const shown = draft.meters.flatMap(fieldsOf);
          for (const field of answer.errors.keys()) expect(shown).toContain(field);
        }
      }),
    );
  });
});

describe("the calculator's scenario", () => {
  it("rates the calls of the month, and says the cheapest way (003)", () => {
    const { estimate, better, ways } = calculated("month=2026-10&image-face-fusion=9999");
    expect([estimate.total, better?.total]).toEqual(["649.94", "450.00"]);
    expect(ways[0]?.best?.kind).toBe("packs");
  });

  it("takes the cheapest way with the fields it writes, and then there is none cheaper", () => {
    for (const query of [
      "image-face-fusion=9999",
      "image-face-fusion=3m&image-face-fusion.peak=10",
      "video-face-fusion=33333&video-face-fusion.pack-1000=2",
    ]) {
      const draft = draftOf(`month=2026-10&${query}`);
      const before = calculated(`month=2026-10&${query}`);
      const changes = Object.assign(
        {},
        ...draft.meters.map(({ meter }, index) => {
          const best = before.ways[index]?.best;
          return best ? fieldsOfWay(meter, best) : {};
        }),
      );
      const after = calculated(calculatorHref(draft, changes).split("?")[1] ?? "");
      expect(after.estimate.total).toBe(before.better?.total);
      expect(after.better).toBeNull();
    }
  });

  it("gives the free packs that are asked for (F2, F3, F4)", () => {
    const totals = (free: string, query: string, site: "china" | "international") =>
      calculated(`month=2026-10&free=${free}&${query}`, site).estimate.lines[0]?.covered.free;
    const trial = "liveness-verification=60";
    expect(["monthly", "first", "none"].map((free) => totals(free, trial, "china"))).toEqual([0, 50, 0]);
    const monthly = "face-search=12000";
    expect(["monthly", "first", "none"].map((free) => totals(free, monthly, "china"))).toEqual([
      10_000, 10_000, 0,
    ]);
    expect(totals("monthly", "image-face-fusion=1200&image-face-fusion.claim=1", "international")).toBe(
      1_000,
    );
  });

  it("bills by calls from the end of a quota that is shorter than the month (S6)", () => {
    const { estimate } = calculated(
      "month=2026-10&image-face-fusion=31000&image-face-fusion.mode=qps&image-face-fusion.qps=1&image-face-fusion.term=day&image-face-fusion.terms=10",
    );
    expect(estimate.lines[0]).toMatchObject({ covered: { qps: 10_000 }, billable: 21_000 });
    expect(estimate.purchaseTotal).toBe("750.00");
  });

  it("takes a contract's tiers, and the price for everything above (P9)", () => {
    const { estimate } = calculated(
      "month=2026-10&face-search=150000&face-search.contract=100000:0.002,0.001",
    );
    expect(new Decimal(estimate.total).toFixed()).toBe("150");
  });

  it("takes no more orders than the API, and the cheapest way never needs more", () => {
    for (const site of ["international", "china"] as const) {
      const params: Record<string, string> = { month: "2026-10" };
      for (const { meter } of metersOfSite(site)) params[slugOf(meter)] = String(mostCalls);
      const draft = readDraft(params, site, now);
      const answer = calculate(draft, nothingAnnounced, "en");
      if (!answer.ok) throw new Error("No field is wrong");
      const changes = Object.assign(
        {},
        ...answer.ways.map(({ meter, best }) => {
          const found = draft.meters.find((each) => each.meter.id === meter);
          return found && best ? fieldsOfWay(found.meter, best) : {};
        }),
      );
      expect(
        readDraft(paramsOf(calculatorHref(draft, changes).split("?")[1] ?? ""), site, now).errors,
      ).toEqual(new Map());
      for (const { meter } of metersOfSite(site)) {
        for (const size of meter.packs) params[packField(meter, size)] = String(mostPacks);
      }
      const tooMany = readDraft(params, site, now);
      expect([...tooMany.errors.values()].every(({ code }) => code === "orders")).toBe(true);
      expect(tooMany.errors.size).toBeGreaterThan(0);
    }
  });

  it("says a refusal beside the field that causes it", () => {
    expect(errorsOf("month=2026-10&image-face-fusion=5&image-face-fusion.mode=qps")).toEqual([
      ["image-face-fusion.qps", "refused"],
    ]);
  });
});
