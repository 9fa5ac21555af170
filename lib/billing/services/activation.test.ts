import { describe, expect, it } from "vitest";
import { serviceOf } from "../catalog/catalog";
import { type ActivationContext, planActivation } from "./activation";
import { planDeactivation } from "./deactivation";

const now = new Date("2026-10-15T12:00:00+08:00");
const service = serviceOf("face-recognition-cn");
const context: ActivationContext = { service, site: "china", closed: false, activation: "never" };
const terms = service.terms.version;

describe("activating (S1)", () => {
  it("keeps the version of the terms and brings the month's packs", () => {
    const plan = planActivation(context, terms, now);
    expect(plan).toMatchObject({
      ok: true,
      value: { service: service.id, first: true, termsVersion: terms },
    });
    expect(plan.ok && plan.value.packs).toHaveLength(8);
  });

  it("brings once-only packs the first time only (F1, S3)", () => {
    const fusion = { ...context, service: serviceOf("face-fusion"), site: "international" as const };
    const version = fusion.service.terms.version;
    const packs = (activation: ActivationContext["activation"]) => {
      const plan = planActivation({ ...fusion, activation }, version, now);
      return plan.ok ? plan.value.packs.length : null;
    };
    expect([packs("never"), packs("deactivated")]).toEqual([2, 0]);
  });

  it("brings the running month's pack back on a reactivation, under the same key (F3, S3)", () => {
    const first = planActivation(context, terms, now);
    const again = planActivation({ ...context, activation: "deactivated" }, terms, now);
    const keys = (plan: typeof first) => plan.ok && plan.value.packs.map(({ grantKey }) => grantKey);
    expect(keys(again)).toEqual(keys(first));
    expect(again).toMatchObject({ value: { first: false } });
  });

  it.each([
    ["account_closed", { closed: true }, terms],
    ["service_not_on_site", { site: "international" }, terms],
    ["service_already_active", { activation: "active" }, terms],
    ["terms_not_accepted", {}, null],
    ["terms_outdated", {}, "002-0"],
  ] as const)("is refused with %s", (code, change, accepted) => {
    expect(planActivation({ ...context, ...change }, accepted, now)).toMatchObject({
      ok: false,
      refusal: { code },
    });
  });
});

describe("deactivating (S3)", () => {
  const remains = { packs: 2, units: 1_500, quotasInForce: 1, materials: 3 };
  const plan = (activation: ActivationContext["activation"], confirmed: boolean) =>
    planDeactivation({ service, activation, remains }, confirmed);

  it("lists what remains and asks first", () => {
    expect(plan("active", false)).toMatchObject({
      refusal: { code: "deactivation_needs_confirmation", params: remains },
    });
    expect(plan("active", true)).toEqual({ ok: true, value: { service: service.id, remains } });
  });

  it("needs something to deactivate", () => {
    expect(plan("never", true)).toMatchObject({ refusal: { code: "service_not_activated" } });
    expect(plan("deactivated", true)).toMatchObject({ refusal: { code: "service_deactivated" } });
  });
});
