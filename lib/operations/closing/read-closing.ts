import type { Tx } from "@/db/client";
import { type ClosingState, lockAccountsToClose, readClosingState } from "@/db/closing-state";
import type { Balances } from "@/db/ledger";
import { listVouchersOf } from "@/db/voucher-terms";
import type { BillingMonth } from "@/lib/billing/billing-month";
import type { MeterId } from "@/lib/billing/catalog/types";
import { groupBy } from "@/lib/billing/group-by";
import { readAnnouncedPrices } from "../announced";
import type { ClosingInput } from "./close-account";

const accountOf = (row: { readonly accountId: string }) => row.accountId;

export interface ClosingInputs {
  readonly inputs: readonly ClosingInput[];
  readonly balances: ReadonlyMap<string, Balances>;
}

/** Locks the accounts and reads what closing their month takes. */
export async function readClosingInputs(
  tx: Tx,
  accountIds: readonly string[],
  month: BillingMonth,
): Promise<ClosingInputs> {
  // The lock is issued first: whatever is issued after it is read under it.
  const [accounts, state, announced] = await Promise.all([
    lockAccountsToClose(tx, accountIds),
    readClosingState(tx, accountIds, month),
    readAnnouncedPrices(tx),
  ]);
  const withVouchers = accountIds.filter((id) => hasVouchers(state.balances.get(id)));
  const voucherRows = withVouchers.length === 0 ? [] : await listVouchersOf(tx, withVouchers);
  const billed = groupBy(state.billed, accountOf);
  const contracts = groupBy(state.contracts.map(toContract), accountOf);
  const vouchers = groupBy(voucherRows, accountOf);
  const inputs = accounts.map((account) => {
    const balances = state.balances.get(account.id);
    if (!balances) throw new Error(`No balances were read for account ${account.id}`);
    const bills = billed.get(account.id) ?? none;
    return {
      account,
      month,
      billed: servicesOf(bills, false),
      overtaken: servicesOf(bills, true),
      usage: state.usage.get(account.id) ?? none,
      contracts: contracts.get(account.id) ?? none,
      announced,
      balances,
      vouchers: vouchers.get(account.id) ?? none,
    };
  });
  return { inputs, balances: state.balances };
}

/** Most accounts have no bill yet, no contract and no voucher. */
const none: readonly never[] = [];
const noServices: ReadonlySet<string> = new Set();

function servicesOf(bills: ClosingState["billed"], later: boolean): ReadonlySet<string> {
  if (bills.length === 0) return noServices;
  return new Set(bills.filter((bill) => bill.later === later).map(({ service }) => service));
}

function toContract(row: ClosingState["contracts"][number]) {
  return { ...row, meter: row.meter as MeterId };
}

/** Vouchers that are used up pay nothing any more, and an account may have had many. */
function hasVouchers(balances: Balances | undefined): boolean {
  return (
    balances !== undefined &&
    balances.vouchers.size > 0 &&
    [...balances.vouchers.values()].some((left) => left.isPositive() && !left.isZero())
  );
}
