import { findAccount, listAccountServices } from "@/db/accounts";
import type { Tx } from "@/db/client";
import { findBalancesOf } from "@/db/ledger";
import { listPacksByGrants } from "@/db/packs";
import { monthOf } from "@/lib/billing/billing-month";
import { withAnnounced } from "@/lib/billing/catalog/announced";
import { servicesOfSite } from "@/lib/billing/catalog/catalog";
import type { FreePackRule, Service } from "@/lib/billing/catalog/types";
import { freePackRulesAt } from "@/lib/billing/catalog/versions";
import { money } from "@/lib/billing/money";
import { freePackKey } from "@/lib/billing/packs/free-packs";
import { readAnnounced } from "./announced";
import { type ServiceStatus, serviceStatus } from "./service-status";

/** A free pack as the account has it; null until it is claimed or issued. */
export interface IssuedPack {
  readonly units: number;
  readonly remaining: number;
  readonly validFrom: Date;
  readonly validUntil: Date | null;
}

export interface FreePackEntry {
  readonly rule: FreePackRule;
  /** Of a monthly rule: the running month's. */
  readonly pack: IssuedPack | null;
}

export interface ServiceFreePacks extends ServiceStatus {
  readonly service: Service;
  /** Empty where the service gives none (rule F5). */
  readonly entries: readonly FreePackEntry[];
}

/** What each service of the site gives for free, and what of it the account has (section 5 of the rules). */
export async function readFreePacks(tx: Tx, accountId: string, now: Date): Promise<ServiceFreePacks[]> {
  const [account, balances, services, announced] = await Promise.all([
    findAccount(tx, accountId),
    findBalancesOf(tx, accountId),
    listAccountServices(tx, accountId),
    readAnnounced(tx),
  ]);
  if (!account) throw new Error(`No account ${accountId}`);
  const cash = money(balances.cash, account.currency);
  const rows = new Map(services.map((row) => [row.service, row]));
  const site = servicesOfSite(account.site).map((service) => withAnnounced(service, announced));
  const keyOf = (rule: FreePackRule) => freePackKey(rule, monthOf(now));
  const keys = site.flatMap((service) => freePackRulesAt(service, now).map(keyOf));
  const issued = await listPacksByGrants(tx, accountId, keys);
  const packs = new Map(issued.map((pack) => [pack.grantKey, pack]));
  return site.map((service) => ({
    service,
    ...serviceStatus(service, account, rows.get(service.id), cash, now),
    entries: freePackRulesAt(service, now).map((rule) => {
      const pack = packs.get(keyOf(rule));
      return {
        rule,
        pack: pack
          ? {
              units: pack.units,
              remaining: pack.remaining,
              validFrom: pack.validFrom,
              validUntil: pack.validUntil,
            }
          : null,
      };
    }),
  }));
}
