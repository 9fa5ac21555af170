import { findAccountService, lockAccount, saveAccountService, saveServiceChanges } from "@/db/accounts";
import { tenantTransaction } from "@/db/client";
import { newId } from "@/db/ids";
import { saveEntitlementChanges } from "@/db/instance";
import { findBalancesOf } from "@/db/ledger";
import { withAnnounced } from "@/lib/billing/catalog/announced";
import { findService } from "@/lib/billing/catalog/catalog";
import { accept, type Decision, refuse } from "@/lib/billing/decision";
import { money } from "@/lib/billing/money";
import { type ActivationPlan, planActivation } from "@/lib/billing/services/activation";
import type { Actor } from "./actor";
import { readAnnounced } from "./announced";
import { savePackGrants } from "./grants";
import { reevaluateStanding } from "./standing";

export interface ActivateInput {
  readonly service: string;
  /** The version of the terms that was read and accepted; null when it was not. */
  readonly acceptedTerms: string | null;
}

/**
 * Activates a service, at once (rules S1 to S3), and issues its free packs (F1, F3, F4). Asking again while it is
 * active is refused as `service_already_active`, so a repeated click issues nothing twice.
 */
export function activateService(
  actor: Actor,
  input: ActivateInput,
  now: Date,
): Promise<Decision<ActivationPlan>> {
  const { accountId, userId } = actor;
  return tenantTransaction(accountId, async (tx) => {
    const account = await lockAccount(tx, accountId);
    if (!account) return refuse("account_not_found");
    const service = findService(input.service);
    if (!service) return refuse("service_unknown", { service: input.service });
    const row = await findAccountService(tx, accountId, service.id);
    const context = {
      service: withAnnounced(service, await readAnnounced(tx)),
      site: account.site,
      closed: account.closedAt !== null,
      activation: row?.active ?? ("never" as const),
    };
    const decision = planActivation(context, input.acceptedTerms, now);
    if (!decision.ok) return decision;
    const plan = decision.value;
    await saveAccountService(tx, {
      accountId,
      service: service.id,
      active: "active",
      firstActivatedAt: row?.firstActivatedAt ?? now,
      stoppedAt: row?.stoppedAt ?? null,
    });
    const change = { accountId, service: service.id, change: "activated" as const, occurredAt: now };
    await saveServiceChanges(tx, [{ ...change, id: newId(), userId, termsVersion: plan.termsVersion }]);
    await saveEntitlementChanges(tx, [change]);
    // Stopped: the month's free packs wait for the resume (rule F3).
    const packs = row?.stoppedAt ? [] : plan.packs;
    await savePackGrants(tx, accountId, packs, now);
    // An account below zero does not escape by activating another service (rule A1).
    if (account.overdueSince) {
      const { cash } = await findBalancesOf(tx, accountId);
      await reevaluateStanding(tx, account, money(cash, account.currency), now);
    }
    return accept(plan);
  });
}
