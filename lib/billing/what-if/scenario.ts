import type { BillingMonth } from "../billing-month";
import type { BillingMode, ContractPrice, MeterId, OfferId, ServiceId, Site } from "../catalog/types";

/**
 * A "what if": what an account does, and when. The entries of a list stand in any order; `usage` is counted in the
 * order of `at`. The edge has parsed it, so every id exists on the site and every instant is one.
 */
export interface Scenario {
  readonly site: Site;
  readonly month: BillingMonth;
  /** A service that is not listed is active all along; its first activation counts as the month's start. */
  readonly activated: readonly { readonly service: ServiceId; readonly at: Date }[];
  readonly claims: readonly { readonly meter: MeterId; readonly at: Date }[];
  readonly purchases: readonly ScenarioPurchase[];
  readonly modes: readonly { readonly meter: MeterId; readonly mode: BillingMode; readonly from: Date }[];
  readonly contracts: readonly ContractPrice[];
  /** false leaves all free packs out: monthly, trial and claimed. */
  readonly freePacks: boolean;
  readonly usage: readonly ScenarioUsage[];
}

export interface ScenarioPurchase {
  readonly offer: OfferId;
  readonly quantity?: number;
  readonly qps?: number;
  readonly terms?: number;
  readonly at: Date;
}

export interface ScenarioUsage {
  readonly meter: MeterId;
  readonly calls: number;
  readonly at: Date;
}

/** The instant of a service's explicit activation; undefined where the scenario names none. */
export function activationOf(scenario: Scenario, service: ServiceId): Date | undefined {
  return scenario.activated.find((each) => each.service === service)?.at;
}
