import { listContracts } from "@/db/accounts";
import type { Tx } from "@/db/client";
import { type ClosingAccount, readClosingState } from "@/db/closing-state";
import type { Balances } from "@/db/ledger";
import { listVouchersOf } from "@/db/voucher-terms";
import type { BillingMonth } from "@/lib/billing/billing-month";
import type { MeterId } from "@/lib/billing/catalog/types";
import { groupBy } from "@/lib/billing/group-by";
import { readAnnounced } from "../announced";
import type { ClosingInput } from "./close-account";

const none: ReadonlySet<string> = new Set();
const accountOf = (row: { readonly accountId: string }) => row.accountId;

/** What closing a month of the locked accounts takes. */
export async function readClosingInputs(
  tx: Tx,
  accounts: readonly ClosingAccount[],
  month: BillingMonth,
): Promise<{ inputs: ClosingInput[]; balances: ReadonlyMap<string, Balances> }> {
  const ids = accounts.map((account) => account.id);
  const state = await readClosingState(tx, ids, month);
  const usage = groupBy(state.usage, accountOf);
  const billed = groupBy(state.billed, accountOf);
  const contracts = groupBy(await listContracts(tx, ids), accountOf);
  const vouchers = groupBy(
    await listVouchersOf(
      tx,
      ids.filter((id) => hasVouchers(state.balances.get(id))),
    ),
    accountOf,
  );
  const announced = await readAnnounced(tx);
  const inputs = accounts.map((account) => {
    const balances = state.balances.get(account.id);
    if (!balances) throw new Error(`No balances were read for account ${account.id}`);
    const bills = billed.get(account.id) ?? [];
    const servicesOf = (later: boolean) =>
      bills.length === 0
        ? none
        : new Set(bills.filter((bill) => bill.later === later).map(({ service }) => service));
    return {
      account,
      month,
      billed: servicesOf(false),
      overtaken: servicesOf(true),
      usage: usage.get(account.id) ?? [],
      contracts: (contracts.get(account.id) ?? []).map((contract) => ({
        ...contract,
        meter: contract.meter as MeterId,
      })),
      announced,
      balances,
      vouchers: vouchers.get(account.id) ?? [],
    };
  });
  return { inputs, balances: state.balances };
}

/** Vouchers that are used up pay nothing any more, and an account may have had many. */
function hasVouchers(balances: Balances | undefined): boolean {
  return (
    balances !== undefined &&
    balances.vouchers.size > 0 &&
    [...balances.vouchers.values()].some((left) => left.isPositive() && !left.isZero())
  );
}
