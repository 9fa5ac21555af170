import type { ServiceId } from "../catalog/types";
import type { HeldPart } from "../ledger/balance-postings";
import { type Balances, type Payment, payFrom, sumOf } from "../ledger/payment";
import { add, isPositive, type Money, subtract } from "../money";
import { checkVoucher, type Voucher } from "../packs/voucher";

export interface SettlementInput {
  readonly service: ServiceId;
  readonly total: Money;
  readonly balances: Balances;
  readonly vouchers: readonly Voucher[];
  /** The hold of the month before, by the balance it came from. */
  readonly holdToRelease: readonly HeldPart[];
}

export interface Settlement {
  readonly releases: readonly HeldPart[];
  readonly payments: readonly Payment[];
  /** After releases and payments; cash may be below zero. */
  readonly balances: Balances;
}

/**
 * Settles a bill (rules L2 and L4): the hold is released first; then vouchers whose scope says so, the one that
 * ends first first, gifted, earnings, cash. What is still missing takes cash below zero: this is the only way there.
 */
export function planSettlement(input: SettlementInput, now: Date): Settlement {
  const released = input.holdToRelease.reduce(credit, input.balances);
  const fromVouchers = payFromVouchers(input, now);
  const left = subtract(input.total, sumOf(fromVouchers, input.total));
  const fromBalances = withDebt(left, payFrom(left, released));
  return {
    releases: input.holdToRelease,
    payments: fromVouchers.length === 0 ? fromBalances : [...fromVouchers, ...fromBalances],
    balances: fromBalances.reduce(debit, released),
  };
}

function payFromVouchers({ vouchers, service, total }: SettlementInput, now: Date): Payment[] {
  if (vouchers.length === 0) return [];
  let left = total;
  return [...vouchers].sort(endsFirst).flatMap((voucher) => {
    if (!isPositive(left)) return [];
    // The minimum is one of the bill, not of what other vouchers left of it.
    const pays = checkVoucher(voucher, { service, kind: "postpaid", amount: total }, now);
    if (!pays.ok) return [];
    const amount = pays.value.amount.lessThan(left.amount) ? pays.value : left;
    left = subtract(left, amount);
    return [{ book: "voucher" as const, amount, voucherId: voucher.id }];
  });
}

/** What the balances could not pay is taken from cash, in the same payment. */
function withDebt(needed: Money, payments: readonly Payment[]): readonly Payment[] {
  const missing = subtract(needed, sumOf(payments, needed));
  if (!isPositive(missing)) return payments;
  const cash = payments.find(({ book }) => book === "cash");
  const others = payments.filter(({ book }) => book !== "cash");
  return [...others, { book: "cash", amount: cash === undefined ? missing : add(cash.amount, missing) }];
}

function endsFirst(a: Voucher, b: Voucher): number {
  const end = (voucher: Voucher) => voucher.validUntil?.getTime() ?? Number.MAX_SAFE_INTEGER;
  return end(a) - end(b) || (a.id < b.id ? -1 : Number(a.id > b.id));
}

function credit(balances: Balances, { book, amount }: HeldPart): Balances {
  return { ...balances, [book]: add(balances[book], amount) };
}

function debit(balances: Balances, { book, amount }: Payment): Balances {
  return book === "voucher" ? balances : { ...balances, [book]: subtract(balances[book], amount) };
}
