import {
  type Account,
  type AccountService,
  listServicesOfAccounts,
  saveArrears,
  saveServiceChanges,
  saveStops,
} from "@/db/accounts";
import type { Tx } from "@/db/client";
import { saveEntitlementChanges, saveMessages } from "@/db/instance";
import { savePacks } from "@/db/packs";
import { withAnnounced } from "@/lib/billing/catalog/announced";
import { groupBy } from "@/lib/billing/group-by";
import type { Money } from "@/lib/billing/money";
import { monthlyPacks } from "@/lib/billing/packs/free-packs";
import { readAnnounced } from "./announced";
import { toPack } from "./grants";
import { type ChangedCash, planStanding, type StandingPlan } from "./plan-standing";

/** `reevaluateStandings` of one account; `services` where they were read under its lock already. */
export function reevaluateStanding(
  tx: Tx,
  account: Account,
  cash: Money,
  now: Date,
  services?: readonly AccountService[],
): Promise<void> {
  if (!services) return reevaluateStandings(tx, [{ account, cash }], now);
  return savePlans(tx, [planStanding({ account, cash }, services, now)], now);
}

/**
 * Re-evaluates the standing of accounts with each of their services, after any change of their cash and when time
 * passed (rule A1), in a few statements however many they are. Call it under the accounts' row locks. Writes stops
 * at the instant they fell due, however late this runs, and resumes at `now`; both are told to the customer and to
 * gateways.
 */
export async function reevaluateStandings(tx: Tx, changed: readonly ChangedCash[], now: Date): Promise<void> {
  if (changed.length === 0) return;
  const ids = changed.map(({ account }) => account.id);
  const services = groupBy(await listServicesOfAccounts(tx, ids), (row) => row.accountId);
  const plans = changed.map((each) => planStanding(each, services.get(each.account.id) ?? [], now));
  await savePlans(tx, plans, now);
}

async function savePlans(tx: Tx, plans: readonly StandingPlan[], now: Date): Promise<void> {
  const changes = plans.flatMap((plan) => plan.changes);
  await saveServiceChanges(tx, changes);
  await saveEntitlementChanges(tx, changes);
  await saveStops(
    tx,
    plans.flatMap((plan) => plan.stops),
  );
  await savePacksOfTheMonth(tx, plans, now);
  await saveArrears(
    tx,
    plans.flatMap(({ arrears }) => arrears ?? []),
  );
  await saveMessages(
    tx,
    plans.flatMap((plan) => plan.messages),
  );
}

/** A month's free packs are not issued while stopped, but on leaving the stop (rule F3). */
async function savePacksOfTheMonth(tx: Tx, plans: readonly StandingPlan[], now: Date): Promise<void> {
  const resumed = plans.flatMap((plan) => plan.resumed);
  if (resumed.length === 0) return;
  const announced = await readAnnounced(tx);
  await savePacks(
    tx,
    resumed.flatMap(({ accountId, service }) =>
      monthlyPacks(withAnnounced(service, announced), now).map((grant) =>
        toPack(accountId, grant, now, null),
      ),
    ),
  );
}
