import { monthOf, type Period } from "../billing-month";
import type { BillingMode, MeterId, ServiceId } from "../catalog/types";
import { accept, type Decision, refuse } from "../decision";
import { groupBy } from "../group-by";
import { type DrawablePack, drawDownInOrder } from "../metering/draw-down";
import type { QpsQuotaGrant } from "../packs/order-price";
import { ownerOf, type PackGrant } from "../packs/pack-grant";
import { addUsage, noUsage } from "../rating/month-usage";
import type { MonthUsage } from "../rating/rate-month";
import { admission } from "../services/admission";
import { modeAt, qpsLimitAt } from "../services/modes";
import { LivePacks } from "./live-packs";
import { activationOf, type Scenario, type ScenarioUsage } from "./scenario";
import { Steps } from "./steps";

const longAgo = new Date(-8.64e15);

/**
 * Plays a scenario's usage in the order of time, drawing packs as ingest does, and returns what each meter counted
 * in the scenario's month. Usage of other months draws packs and is left out.
 */
export function countUsage(
  scenario: Scenario,
  grants: readonly PackGrant[],
  quotas: readonly QpsQuotaGrant[],
): Decision<Map<string, MonthUsage>> {
  const packs = groupBy(numbered(grants), ({ meter }) => meter);
  const meters = new Map<MeterId, LiveMeter>();
  const counted = new Map<string, MonthUsage>();
  const inOrder = scenario.usage
    .map((usage, index) => ({ usage, index }))
    .sort((a, b) => a.usage.at.getTime() - b.usage.at.getTime());
  for (const { usage, index } of inOrder) {
    const live = meters.get(usage.meter) ?? liveMeter(usage.meter, scenario, packs, quotas);
    meters.set(usage.meter, live);
    const part = count(live, usage);
    if (!part.ok) return refuse(part.refusal.code, { ...part.refusal.params, path: `usage.${index}` });
    if (monthOf(usage.at) !== scenario.month) continue;
    counted.set(usage.meter, addUsage(counted.get(usage.meter) ?? noUsage, part.value));
  }
  return accept(counted);
}

/** A meter while a scenario is played in the order of time. */
interface LiveMeter {
  readonly service: ServiceId;
  readonly active: readonly Period[];
  readonly mode: Steps<BillingMode>;
  readonly qpsLimit: Steps<number>;
  readonly packs: LivePacks;
}

function liveMeter(
  meter: MeterId,
  scenario: Scenario,
  packs: ReadonlyMap<MeterId, readonly DrawablePack[]>,
  quotas: readonly QpsQuotaGrant[],
): LiveMeter {
  const service = ownerOf(meter).service.id;
  const changes = scenario.modes.filter((change) => change.meter === meter);
  const bought = quotas.filter((quota) => quota.meter === meter);
  return {
    service,
    active: [{ from: activationOf(scenario, service) ?? longAgo, until: null }],
    mode: new Steps(
      changes.map(({ from }) => from),
      (at) => modeAt(changes, at),
    ),
    qpsLimit: new Steps(
      bought.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt]),
      (at) => qpsLimitAt(bought, at),
    ),
    packs: new LivePacks(packs.get(meter) ?? []),
  };
}

function count(live: LiveMeter, { calls, at }: ScenarioUsage): Decision<MonthUsage> {
  // No calls meet no refusal: the line is shown with 0.
  if (calls === 0) return accept(noUsage);
  const { service, active, packs } = live;
  const answer = admission(
    { service, active, stops: [], mode: live.mode.at(at), qpsLimit: live.qpsLimit.at(at), billed: true },
    at,
  );
  if (!answer.allowed) return { ok: false, refusal: answer.refusal };
  if (answer.coveredBy === "qps") return accept({ ...noUsage, calls, qps: calls });
  const { draws, covered, billable } = drawDownInOrder(packs.openAt(at), { calls, at });
  packs.take(draws);
  return accept({ ...noUsage, ...covered, calls, billable });
}

function numbered(grants: readonly PackGrant[]) {
  return grants.map(({ meter, origin, validFrom, validUntil, units }, index) => ({
    meter,
    // Wide enough that ids sort as the packs were given.
    id: String(index).padStart(12, "0"),
    origin,
    validFrom,
    validUntil,
    remaining: units,
  }));
}
