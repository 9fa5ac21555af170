import { findAccountService, listBillingModes, lockAccount, saveBillingMode } from "@/db/accounts";
import { tenantTransaction } from "@/db/client";
import { saveEntitlementChanges } from "@/db/instance";
import { listQpsQuotas } from "@/db/qps-quotas";
import { findMeter, serviceOfMeter } from "@/lib/billing/catalog/catalog";
import type { BillingMode } from "@/lib/billing/catalog/types";
import { type Decision, refuse } from "@/lib/billing/decision";
import { type ModeChange, modeAt, planModeChange } from "@/lib/billing/services/modes";
import type { Actor } from "./actor";

export interface SwitchModeInput {
  readonly meter: string;
  readonly mode: BillingMode;
  /** Switching to QPS without a quota in force asks first (rule S7). */
  readonly confirmed: boolean;
}

/** Switches a meter's billing mode from now on (rules S4 to S8); the history is kept. Again: `mode_unchanged`. */
export function switchBillingMode(
  actor: Actor,
  input: SwitchModeInput,
  now: Date,
): Promise<Decision<ModeChange>> {
  const { accountId, userId } = actor;
  return tenantTransaction(accountId, async (tx) => {
    const account = await lockAccount(tx, accountId);
    const meter = findMeter(input.meter);
    const service = serviceOfMeter(input.meter);
    if (!account) return refuse("account_not_found");
    if (!meter || service?.site !== account.site)
      return refuse("mode_not_available", { meter: input.meter, mode: input.mode });
    if (account.closedAt) return refuse("account_closed");
    const ofMeter = <Row extends { meter: string }>(rows: readonly Row[]) =>
      rows.filter((row) => row.meter === meter.id);
    const history = ofMeter(await listBillingModes(tx, [accountId]));
    const from = afterLast(history, now);
    const decision = planModeChange(
      {
        meter,
        activated: (await findAccountService(tx, accountId, service.id))?.active === "active",
        current: modeAt(history, from),
        quotas: ofMeter(await listQpsQuotas(tx, [accountId])),
      },
      input,
      from,
    );
    if (!decision.ok) return decision;
    await saveBillingMode(tx, { accountId, meter: meter.id, userId, ...decision.value });
    await saveEntitlementChanges(tx, [
      { accountId, service: service.id, change: `mode_${input.mode}`, occurredAt: now },
    ]);
    return decision;
  });
}

/** The history has one change per instant, and the later one holds also when the clock was set back meanwhile. */
function afterLast(history: readonly ModeChange[], now: Date): Date {
  const last = Math.max(...history.map((change) => change.from.getTime()), Number.NEGATIVE_INFINITY);
  return last < now.getTime() ? now : new Date(last + 1);
}
