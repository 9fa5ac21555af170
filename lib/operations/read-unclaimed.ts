import type { Tx } from "@/db/client";
import type { MeterId } from "@/lib/billing/catalog/types";
import { readFreePacks } from "./read-free-packs";

/** A free pack that waits for the account to claim it (rule F2). */
export interface UnclaimedPack {
  readonly meter: MeterId;
  readonly units: number;
}

/** Free packs that only wait to be claimed; those of a service that is not active cannot be (rule S2). */
export async function readUnclaimed(tx: Tx, accountId: string, now: Date): Promise<UnclaimedPack[]> {
  const services = await readFreePacks(tx, accountId, now);
  return services
    .filter(({ status }) => status === "active")
    .flatMap(({ entries }) => entries)
    .filter(({ rule, pack }) => rule.issue === "claim" && rule.units > 0 && pack === null)
    .map(({ rule: { meter, units } }) => ({ meter, units }));
}
