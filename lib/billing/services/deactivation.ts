import type { Service } from "../catalog/types";
import { accept, type Decision, refuse } from "../decision";
import type { Activation } from "./activation";

/** What stays behind when a service is deactivated; the dialog lists it (rule S3). */
export interface Remainder {
  /** Packs that still hold units, and the units in them. */
  readonly packs: number;
  readonly units: number;
  readonly quotasInForce: number;
  readonly materials: number;
}

export interface DeactivationContext {
  readonly service: Service;
  readonly activation: Activation;
  readonly remains: Remainder;
}

export interface DeactivationPlan {
  readonly service: Service["id"];
  readonly remains: Remainder;
}

/** Nothing is taken away: packs, modes and free-quota state stay, expiry keeps running (rule S3). */
export function planDeactivation(
  context: DeactivationContext,
  confirmed: boolean,
): Decision<DeactivationPlan> {
  const { service, activation, remains } = context;
  if (activation === "never") return refuse("service_not_activated", { service: service.id });
  if (activation === "deactivated") return refuse("service_deactivated", { service: service.id });
  if (!confirmed) return refuse("deactivation_needs_confirmation", { ...remains });
  return accept({ service: service.id, remains });
}
