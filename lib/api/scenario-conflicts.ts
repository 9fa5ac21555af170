import { findOffer, findService, serviceOfMeter } from "@/lib/billing/catalog/catalog";
import type { Service } from "@/lib/billing/catalog/types";
import type { Scenario } from "@/lib/billing/what-if/scenario";
import type { FieldError } from "./problem";

/** What each field alone cannot show: services of the other site, things said twice, too much to count. */
export function scenarioConflicts(scenario: Scenario): FieldError[] {
  return [...otherSite(scenario), ...saidTwice(scenario), ...tooManyCalls(scenario)];
}

/**
 * Activations, purchases and usage belong to the scenario's site. Claims, modes and contracts may be of the other
 * one: they touch nothing that can be bought or used here, and the documented example has some.
 */
function otherSite({ site, activated, purchases, usage }: Scenario): FieldError[] {
  const named = [
    ...activated.map(({ service }, index) => ({
      path: `activated.${index}.service`,
      service: findService(service),
    })),
    ...purchases.map(({ offer }, index) => ({
      path: `purchases.${index}.offer`,
      service: serviceOfOffer(offer),
    })),
    ...usage.map(({ meter }, index) => ({ path: `usage.${index}.meter`, service: serviceOfMeter(meter) })),
  ];
  return named.flatMap(({ path, service }) =>
    service === undefined || service.site === site
      ? []
      : [{ path, message: `${service.id} is not offered on the ${site} site` }],
  );
}

function serviceOfOffer(offer: string): Service | undefined {
  return serviceOfMeter(findOffer(offer)?.meter ?? "");
}

/** One first activation a service; one mode and one contract a meter and instant. */
function saidTwice({ activated, modes, contracts }: Scenario): FieldError[] {
  return [
    ...repeated(
      "activated",
      activated.map(({ service }) => service),
    ),
    ...repeated(
      "modes",
      modes.map(({ meter, from }) => `${meter} ${from.getTime()}`),
    ),
    ...repeated(
      "contracts",
      contracts.map((contract) => `${contract.meter} ${contract.effectiveFrom.getTime()}`),
    ),
  ];
}

function repeated(list: string, keys: readonly string[]): FieldError[] {
  const first = new Map<string, number>();
  return keys.flatMap((key, index) => {
    const before = first.get(key);
    if (before === undefined) first.set(key, index);
    return before === undefined
      ? []
      : [{ path: `${list}.${index}`, message: `The same was said in ${list}.${before}` }];
  });
}

function tooManyCalls({ usage }: Scenario): FieldError[] {
  const calls = usage.reduce((total, entry) => total + entry.calls, 0);
  return calls > Number.MAX_SAFE_INTEGER
    ? [{ path: "usage", message: "Too many calls to count exactly" }]
    : [];
}
