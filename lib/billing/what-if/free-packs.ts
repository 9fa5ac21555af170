import { monthOf, monthStart } from "../billing-month";
import { type Announced, withAnnounced } from "../catalog/announced";
import { serviceOf, serviceOfMeter } from "../catalog/catalog";
import type { MeterId, ServiceId } from "../catalog/types";
import { accept, type Decision, refuse } from "../decision";
import { monthlyPacks, packsOnActivation, planClaim } from "../packs/free-packs";
import { ownerOf, type PackGrant } from "../packs/pack-grant";
import { activationOf, type Scenario } from "./scenario";

/** The free packs of a scenario: those of the activations, of the months with usage, and those claimed. */
export function scenarioFreePacks(scenario: Scenario, announced: Announced): Decision<PackGrant[]> {
  const claimed = claims(scenario, announced);
  if (!claimed.ok) return claimed;
  if (!scenario.freePacks) return accept([]);
  const issued = servicesOf(scenario).flatMap((service) => issuedPacks(scenario, service, announced));
  return accept([...issued, ...claimed.value]);
}

/** Each key once: the pack of the activation's month begins with the activation, the others with their month. */
function issuedPacks(scenario: Scenario, id: ServiceId, announced: Announced): PackGrant[] {
  const service = withAnnounced(serviceOf(id), announced);
  const activatedAt = activationOf(scenario, id);
  const byKey = new Map<string | null, PackGrant>();
  const give = (grants: readonly PackGrant[]) => {
    for (const grant of grants) if (!byKey.has(grant.grantKey)) byKey.set(grant.grantKey, grant);
  };
  give(packsOnActivation(service, activatedAt ?? monthStart(scenario.month)));
  const usage = scenario.usage.filter(({ meter }) => serviceOfMeter(meter)?.id === id);
  for (const month of new Set(usage.map(({ at }) => monthOf(at)))) {
    const start = monthStart(month);
    if (activatedAt === undefined || activatedAt <= start) give(monthlyPacks(service, start));
  }
  return [...byKey.values()];
}

/** Claims in the order of their instants, by the same rule as in the console (rules F2 and S2). */
function claims(scenario: Scenario, announced: Announced): Decision<PackGrant[]> {
  const grants: PackGrant[] = [];
  const inOrder = scenario.claims
    .map((claim, index) => ({ ...claim, index }))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
  for (const { meter, at, index } of inOrder) {
    const service = withAnnounced(ownerOf(meter).service, announced);
    const activatedAt = activationOf(scenario, service.id);
    const activation = activatedAt === undefined || activatedAt <= at ? "active" : "never";
    const context = { service, closed: false, activation, claimed: metersOf(grants) } as const;
    const grant = planClaim(context, meter, at);
    if (!grant.ok) return refuse(grant.refusal.code, { ...grant.refusal.params, path: `claims.${index}` });
    grants.push(grant.value);
  }
  return accept(grants);
}

function servicesOf(scenario: Scenario): ServiceId[] {
  const used = scenario.usage.map(({ meter }) => ownerOf(meter).service.id);
  return [...new Set([...scenario.activated.map(({ service }) => service), ...used])];
}

function metersOf(grants: readonly PackGrant[]): MeterId[] {
  return grants.map(({ meter }) => meter);
}
