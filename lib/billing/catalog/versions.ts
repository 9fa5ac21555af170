import { addDays, type BillingMonth, monthEnd, monthStart } from "../billing-month";
import { accept, type Decision, refuse } from "../decision";
import { groupBy } from "../group-by";
import type { FreePackRule, Meter, MeterId, PriceVersion, Service, Version } from "./types";

/** Days between the announcement of a free quota's change and its effect (rule P10). */
export const noticeDays = 30;

/** The list price of a whole month: the version in force on the month's first instant (rule P10). */
export function priceVersionFor(meter: Meter, month: BillingMonth): PriceVersion {
  const [first, second] = meter.prices;
  // Almost every meter has the one price it began with, and month close asks for each of its lines.
  if (first?.effectiveFrom === null && second === undefined) return first;
  const version = inForce(meter.prices, monthStart(month));
  if (version === undefined) throw new Error(`${meter.id} has no list price in force in ${month}`);
  return version;
}

/** The list price that follows the month's own, as far as it was announced (rule P10). */
export function nextVersion(meter: Meter, month: BillingMonth): PriceVersion | null {
  const ahead = meter.prices.flatMap(({ effectiveFrom }) =>
    effectiveFrom === null ? [] : Date.parse(effectiveFrom),
  );
  const next = Math.min(...ahead.filter((from) => from >= monthEnd(month).getTime()));
  return Number.isFinite(next) ? (inForce(meter.prices, new Date(next)) ?? null) : null;
}

/** The free packs a service gives at an instant: of each meter and issue, the version in force then. */
export function freePackRulesAt(service: Service, at: Date): readonly FreePackRule[] {
  const versions = groupBy(service.freePacks, ({ issue, meter }) => `${issue} ${meter}`);
  return [...versions.values()].flatMap((rules) => inForce(rules, at) ?? []).filter(({ units }) => units > 0);
}

/** The free quota of a meter by one kind of issue at an instant, an ended one (of 0 units) too; undefined: there is none. */
export function freeQuotaAt(
  service: Service,
  { meter, issue }: Pick<FreePackRule, "meter" | "issue">,
  at: Date,
): FreePackRule | undefined {
  return inForce(
    service.freePacks.filter((rule) => rule.meter === meter && rule.issue === issue),
    at,
  );
}

/** A changed free quota needs 30 days' notice; one announced later than that is refused (rule P10). */
export function checkPriceNotice(version: Version): Decision<Version> {
  if (version.effectiveFrom === null) return accept(version);
  const announced = version.announcedOn === null ? null : new Date(version.announcedOn);
  const effective = new Date(version.effectiveFrom);
  if (announced === null || addDays(announced, noticeDays) > effective) {
    return refuse("price_notice_too_short", { version: version.id, days: noticeDays });
  }
  return accept(version);
}

/** The free pack that the service gives a meter every calendar month, if it does (rule F3). */
export function monthlyRuleOf(service: Service, meter: MeterId, at: Date): FreePackRule | undefined {
  return freePackRulesAt(service, at).find((rule) => rule.issue === "monthly" && rule.meter === meter);
}

/** What a version is at an instant: `replaced` never came or will come into force, one announced later took its place. */
export type VersionState = "past" | "in_force" | "announced" | "replaced";

/** The state of each of the versions of one thing; they may stand in any order of `effectiveFrom`. */
export function versionStates<V extends Version>(versions: readonly V[], at: Date): Map<V, VersionState> {
  const current = inForce(versions, at);
  return new Map(
    versions.map((version, index) => {
      const sameStart = versions
        .slice(index + 1)
        .some((other) => other.effectiveFrom === version.effectiveFrom);
      if (sameStart) return [version, "replaced"];
      if (version === current) return [version, "in_force"];
      return [version, startOf(version) > at.getTime() ? "announced" : "past"];
    }),
  );
}

function startOf({ effectiveFrom }: Version): number {
  return effectiveFrom === null ? Number.NEGATIVE_INFINITY : Date.parse(effectiveFrom);
}

function inForce<V extends Version>(versions: readonly V[], at: Date): V | undefined {
  let found: V | undefined;
  for (const version of versions) {
    const isLater = found === undefined || startOf(version) >= startOf(found);
    if (isLater && startOf(version) <= at.getTime()) found = version;
  }
  return found;
}
