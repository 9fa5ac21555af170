import type { BillingMode, Meter } from "../catalog/types";
import { accept, type Decision, refuse } from "../decision";

/** One entry of a meter's mode history: in force from that instant until the next one (rule S8). */
export interface ModeChange {
  readonly mode: BillingMode;
  readonly from: Date;
}

/** A purchased QPS quota with its term, half-open (rules S6 and T4). */
export interface QpsQuota {
  readonly qps: number;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** The mode in force at an instant: the latest change up to then, `calls` before the first (rules S4 and S8). */
export function modeAt(history: readonly ModeChange[], at: Date): BillingMode {
  let latest: ModeChange | undefined;
  for (const change of history) {
    if (change.from <= at && (latest === undefined || change.from >= latest.from)) latest = change;
  }
  return latest?.mode ?? "calls";
}

/** The sum of the quotas in force (rule S6); 0 without any (rule S7). */
export function qpsLimitAt(quotas: readonly QpsQuota[], at: Date): number {
  return quotas.reduce(
    (limit, { qps, startsAt, endsAt }) => (startsAt <= at && at < endsAt ? limit + qps : limit),
    0,
  );
}

/** The QPS limit of a mode: the document's in `calls` mode (rule S5), the quotas' in `qps` mode; null: none named. */
export function limitOf(
  meter: Meter,
  mode: BillingMode,
  quotas: readonly QpsQuota[],
  at: Date,
): number | null {
  return mode === "qps" ? qpsLimitAt(quotas, at) : meter.callsModeQpsLimit;
}

export interface ModeChangeContext {
  readonly meter: Meter;
  readonly activated: boolean;
  readonly current: BillingMode;
  readonly quotas: readonly QpsQuota[];
}

/** Plans a switch; into QPS billing without a quota in force it asks first (rule S7). */
export function planModeChange(
  context: ModeChangeContext,
  input: { readonly mode: BillingMode; readonly confirmed: boolean },
  now: Date,
): Decision<ModeChange> {
  const { meter, current, quotas } = context;
  if (!meter.modes.includes(input.mode)) {
    return refuse("mode_not_available", { meter: meter.id, mode: input.mode });
  }
  if (!context.activated) return refuse("service_not_activated");
  if (input.mode === current) return refuse("mode_unchanged", { mode: current });
  if (input.mode === "qps" && qpsLimitAt(quotas, now) === 0 && !input.confirmed) {
    return refuse("mode_needs_confirmation", { meter: meter.id });
  }
  return accept({ mode: input.mode, from: now });
}

/** Days before the end of a quota on which it is announced (rule S7). */
export const quotaEndNotices = [7, 3, 1] as const;
