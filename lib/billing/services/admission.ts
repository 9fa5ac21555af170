import { contains, type Period } from "../billing-month";
import type { BillingMode, ServiceId } from "../catalog/types";
import type { Refusal } from "../refusals";

export interface AdmissionContext {
  readonly service: ServiceId;
  /** When the service was active: from each activation to the deactivation that ended it. */
  readonly active: readonly Period[];
  /** When arrears had stopped it (rule A2). */
  readonly stops: readonly Period[];
  /** The meter's mode at the moment of the call (rule S8), and the quotas' limit then. */
  readonly mode: BillingMode;
  readonly qpsLimit: number;
  /** Whether the operation belongs to a meter at all. */
  readonly billed: boolean;
}

/** What a call at an instant meets: who covers it, or why it is refused. */
export type Admission =
  | { readonly allowed: true; readonly coveredBy: "nothing_to_pay" | "qps" | "packs_then_billing" }
  | { readonly allowed: false; readonly refusal: Refusal };

/** Whether a call that happens or happened at `at` may be called and counted (rules S2, S3, S6, S7, U5). */
export function admission(context: AdmissionContext, at: Date): Admission {
  const { service, active, stops, mode, qpsLimit, billed } = context;
  if (!active.some((period) => contains(period, at))) {
    const before = active.some(({ from }) => from <= at);
    return no({ code: before ? "service_deactivated" : "service_not_activated", params: { service } });
  }
  if (stops.some((period) => contains(period, at)))
    return no({ code: "service_stopped", params: { service } });
  if (!billed) return { allowed: true, coveredBy: "nothing_to_pay" };
  if (mode === "calls") return { allowed: true, coveredBy: "packs_then_billing" };
  if (qpsLimit === 0) return no({ code: "qps_quota_missing", params: { service } });
  return { allowed: true, coveredBy: "qps" };
}

function no(refusal: Refusal): Admission {
  return { allowed: false, refusal };
}
