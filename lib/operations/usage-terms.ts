import { type Account, findAccount, listBillingModes } from "@/db/accounts";
import type { Tx } from "@/db/client";
import { listCurrentPacks, type Pack } from "@/db/packs";
import type { Announced } from "@/lib/billing/catalog/announced";
import type { ContractPrice } from "@/lib/billing/catalog/types";
import { readAnnounced } from "./announced";
import { readContracts } from "./month-estimate";

/** By what an account's calls are covered and priced now: read once for everything that is foretold from it. */
export interface UsageTerms {
  readonly account: Account;
  /** Neither refunded nor over. */
  readonly packs: readonly Pack[];
  readonly modes: Awaited<ReturnType<typeof listBillingModes>>;
  readonly contracts: readonly ContractPrice[];
  readonly announced: Announced;
}

export async function readUsageTerms(tx: Tx, accountId: string, now: Date): Promise<UsageTerms> {
  const [account, packs, modes, contracts, announced] = await Promise.all([
    findAccount(tx, accountId),
    listCurrentPacks(tx, accountId, now),
    listBillingModes(tx, [accountId]),
    readContracts(tx, accountId),
    readAnnounced(tx),
  ]);
  if (!account) throw new Error(`No account ${accountId}`);
  return { account, packs, modes, contracts, announced };
}
