import { findAccountService, lockAccount } from "@/db/accounts";
import { tenantTransaction } from "@/db/client";
import { findPackByGrant } from "@/db/packs";
import { withAnnounced } from "@/lib/billing/catalog/announced";
import { serviceOfMeter } from "@/lib/billing/catalog/catalog";
import type { MeterId } from "@/lib/billing/catalog/types";
import { type Decision, refuse } from "@/lib/billing/decision";
import { planClaim } from "@/lib/billing/packs/free-packs";
import type { PackGrant } from "@/lib/billing/packs/pack-grant";
import type { Actor } from "./actor";
import { readAnnounced } from "./announced";
import { savePackGrants } from "./grants";

/** Claims a free pack by hand, once per account (rule F2); again is refused as `free_pack_already_claimed`. */
export function claimFreePack(actor: Actor, meter: string, now: Date): Promise<Decision<PackGrant>> {
  const { accountId } = actor;
  return tenantTransaction(accountId, async (tx) => {
    const account = await lockAccount(tx, accountId);
    if (!account) return refuse("account_not_found");
    const service = serviceOfMeter(meter);
    if (!service || service.site !== account.site) return refuse("free_pack_not_offered", { meter });
    const meterId = meter as MeterId;
    const row = await findAccountService(tx, accountId, service.id);
    const claimed = await findPackByGrant(tx, accountId, `claim:${meterId}`);
    const context = {
      service: withAnnounced(service, await readAnnounced(tx)),
      closed: account.closedAt !== null,
      activation: row?.active ?? ("never" as const),
      claimed: claimed ? [meterId] : [],
    };
    const decision = planClaim(context, meterId, now);
    if (decision.ok) await savePackGrants(tx, accountId, [decision.value], now);
    return decision;
  });
}
