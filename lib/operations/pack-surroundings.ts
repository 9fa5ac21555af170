import { findAccount, listAccountServices, listBillingModes } from "@/db/accounts";
import type { Tx } from "@/db/client";
import { findBalancesOf } from "@/db/ledger";
import { servicesOfSite } from "@/lib/billing/catalog/catalog";
import type { Service } from "@/lib/billing/catalog/types";
import { money } from "@/lib/billing/money";
import { type PackSurroundings, packTab } from "@/lib/billing/packs/pack-state";
import { modeAt } from "@/lib/billing/services/modes";
import { serviceStatus } from "./service-status";

export type SurroundingsByMeter = ReadonlyMap<string, PackSurroundings>;

/** What stands between the packs of each meter of the account's site and their use, at this moment. */
export async function readSurroundings(tx: Tx, accountId: string, now: Date): Promise<SurroundingsByMeter> {
  const [account, balances, services, modes] = await Promise.all([
    findAccount(tx, accountId),
    findBalancesOf(tx, accountId),
    listAccountServices(tx, accountId),
    listBillingModes(tx, [accountId]),
  ]);
  if (!account) throw new Error(`No account ${accountId}`);
  const cash = money(balances.cash, account.currency);
  const rows = new Map(services.map((row) => [row.service, row]));
  const activation = (service: Service) => rows.get(service.id)?.active ?? "never";
  return new Map(
    servicesOfSite(account.site).flatMap((service) => {
      const stopped = serviceStatus(service, account, rows.get(service.id), cash, now).status === "stopped";
      return [...service.meters, ...service.capacityMeters].map(({ id }) => {
        const mode = modeAt(
          modes.filter((change) => change.meter === id),
          now,
        );
        return [id, { activation: activation(service), stopped, mode }] as const;
      });
    }),
  );
}

/** The meters whose packs work now: where a pack in force with units left is usable. */
export function workingMeters(surroundings: SurroundingsByMeter, now: Date): string[] {
  const sound = {
    origin: "purchased",
    units: 1,
    remaining: 1,
    validFrom: now,
    validUntil: null,
    refund: "none",
  } as const;
  return [...surroundings].flatMap(([meter, around]) =>
    packTab(sound, around, now).tab === "usable" ? [meter] : [],
  );
}
