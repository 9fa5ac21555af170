import type { Service, Site } from "../catalog/types";
import { accept, type Decision, refuse } from "../decision";
import { monthlyPacks, packsOnActivation } from "../packs/free-packs";
import type { PackGrant } from "../packs/pack-grant";

/** Where an account stands with a service. */
export type Activation = "never" | "active" | "deactivated";

export interface ActivationContext {
  readonly service: Service;
  readonly site: Site;
  readonly closed: boolean;
  readonly activation: Activation;
}

export interface ActivationPlan {
  readonly service: Service["id"];
  /** Whether it is the first one; later ones bring no once-only packs. */
  readonly first: boolean;
  readonly termsVersion: string;
  /** To give now; grant keys keep each from being given twice. */
  readonly packs: readonly PackGrant[];
}

/**
 * Plans an activation (rules S1 and S2) or a reactivation (rule S3). `acceptedTerms` is the version that the person
 * read and accepted, null if they did not. It is active at once.
 */
export function planActivation(
  context: ActivationContext,
  acceptedTerms: string | null,
  now: Date,
): Decision<ActivationPlan> {
  const { service, activation } = context;
  if (context.closed) return refuse("account_closed");
  if (service.site !== context.site) return refuse("service_not_on_site", { service: service.id });
  if (activation === "active") return refuse("service_already_active", { service: service.id });
  if (acceptedTerms === null) return refuse("terms_not_accepted", { version: service.terms.version });
  if (acceptedTerms !== service.terms.version) {
    return refuse("terms_outdated", { version: service.terms.version });
  }
  const first = activation === "never";
  return accept({
    service: service.id,
    first,
    termsVersion: service.terms.version,
    // Packs, modes and claims come back as they were left; only the running month's free pack may be missing.
    packs: first ? packsOnActivation(service, now) : monthlyPacks(service, now),
  });
}
