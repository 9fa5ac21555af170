import { findAccount } from "@/db/accounts";
import type { Tx } from "@/db/client";
import { type Balances, findBalancesOf } from "@/db/ledger";
import { listVouchers, type VoucherRow } from "@/db/voucher-terms";
import type { ServiceId } from "@/lib/billing/catalog/types";
import { parseHeldItem } from "@/lib/billing/ledger/held-item";
import type { PayingBook } from "@/lib/billing/ledger/payment";
import {
  add,
  type Currency,
  type Decimal,
  isPositive,
  type MoneyJson,
  money,
  sum,
  toJson,
} from "@/lib/billing/money";
import type { Voucher } from "@/lib/billing/packs/voucher";
import { toVoucher } from "./balances";

export interface BalanceView {
  /** Cash, earnings and gifted money together: what purchases and bills are paid from. */
  readonly available: MoneyJson;
  readonly cash: MoneyJson;
  readonly earnings: MoneyJson;
  readonly gifted: MoneyJson;
  /** What is left on vouchers that are in force. */
  readonly vouchersLeft: MoneyJson;
  readonly held: MoneyJson;
  readonly heldParts: readonly { service: ServiceId; book: PayingBook; amount: MoneyJson }[];
  readonly vouchers: readonly ShownVoucher[];
}

export interface ShownVoucher {
  readonly voucher: Voucher;
  readonly faceValue: MoneyJson;
  readonly state: "usable" | "not_started" | "used_up" | "expired";
  readonly reason: string;
}

/** Everything an account has, by balance (rule B4) and by what is held for whom (rule L4). */
export async function readBalances(tx: Tx, accountId: string, now: Date): Promise<BalanceView> {
  const [account, stored, terms] = await Promise.all([
    findAccount(tx, accountId),
    findBalancesOf(tx, accountId),
    listVouchers(tx, accountId),
  ]);
  if (!account) throw new Error(`No account ${accountId}`);
  return balanceView(account.currency, stored, terms, now);
}

/** What stored balances and voucher terms come to at an instant, whichever they are of. */
export function balanceView(
  currency: Currency,
  stored: Balances,
  terms: readonly VoucherRow[],
  now: Date,
): BalanceView {
  const of = (amount: Decimal) => money(amount, currency);
  const vouchers = terms.map((row): ShownVoucher => {
    const voucher = toVoucher(row, stored, currency);
    return {
      voucher,
      faceValue: toJson(of(row.faceValue)),
      state: voucherState(voucher, now),
      reason: row.reason,
    };
  });
  const heldParts = [...stored.held]
    .map(([item, amount]) => ({ ...parseHeldItem(item), amount: of(amount) }))
    .filter(({ amount }) => isPositive(amount));
  const total = (amounts: Parameters<typeof sum>[0]) => toJson(sum(amounts, currency));
  return {
    available: toJson(add(add(of(stored.cash), of(stored.earnings)), of(stored.gifted))),
    cash: toJson(of(stored.cash)),
    earnings: toJson(of(stored.earnings)),
    gifted: toJson(of(stored.gifted)),
    vouchersLeft: total(
      vouchers.filter(({ state }) => state === "usable").map(({ voucher }) => voucher.remaining),
    ),
    held: total(heldParts.map(({ amount }) => amount)),
    heldParts: heldParts.map((part) => ({ ...part, amount: toJson(part.amount) })),
    vouchers,
  };
}

function voucherState({ remaining, validFrom, validUntil }: Voucher, now: Date): ShownVoucher["state"] {
  if (validUntil !== null && now >= validUntil) return "expired";
  if (!isPositive(remaining)) return "used_up";
  return now < validFrom ? "not_started" : "usable";
}
