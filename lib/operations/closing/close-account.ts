import type { Bill, BillLine } from "@/db/bills";
import type { ClosingAccount, MeterUsage } from "@/db/closing-state";
import { newId } from "@/db/ids";
import type { Balances, NewTransaction } from "@/db/ledger";
import type { VoucherRow } from "@/db/voucher-terms";
import type { BillingMonth } from "@/lib/billing/billing-month";
import { planHold } from "@/lib/billing/bills/hold";
import { makeBill } from "@/lib/billing/bills/make-bill";
import { planSettlement, type Settlement } from "@/lib/billing/bills/settle";
import type { AnnouncedPrices } from "@/lib/billing/catalog/announced";
import { servicesOfSite } from "@/lib/billing/catalog/catalog";
import type { ContractPrice, Service } from "@/lib/billing/catalog/types";
import {
  type HeldPart,
  holdPostings,
  releasePostings,
  settlementPostings,
} from "@/lib/billing/ledger/balance-postings";
import type { Balances as Spendable } from "@/lib/billing/ledger/payment";
import { add, amountString, type Money, subtract } from "@/lib/billing/money";
import type { Voucher } from "@/lib/billing/packs/voucher";
import { heldParts, spendable, toVoucher } from "../balances";
import { lineRow, rateService, storedPayments } from "./bill-rows";

/** What closing a month of one account reads. */
export interface ClosingInput {
  readonly account: ClosingAccount;
  readonly month: BillingMonth;
  /** Services that have their bill of the month already (rule L3). */
  readonly billed: ReadonlySet<string>;
  /** Services that have the bill of a later month: what is held was placed by that bill, for the month after it. */
  readonly overtaken: ReadonlySet<string>;
  readonly usage: readonly MeterUsage[];
  readonly contracts: readonly ContractPrice[];
  readonly announced: AnnouncedPrices;
  readonly balances: Balances;
  readonly vouchers: readonly VoucherRow[];
}

/** What it writes. */
export interface Closing {
  readonly bills: { readonly bill: Bill; readonly lines: BillLine[] }[];
  readonly transactions: NewTransaction[];
  readonly cash: Money;
}

/**
 * Plans the month's bills of one account: a bill for each service that was used or has money held for it, settled
 * one after the other in the catalogue's order, each hold released before its deduction (rules L1, L2, L4, L5).
 */
export function planClosing(input: ClosingInput, now: Date): Closing {
  const { account, balances } = input;
  const bills: { bill: Bill; lines: BillLine[] }[] = [];
  const transactions: NewTransaction[] = [];
  let available = spendable(balances, account.currency);
  let vouchers: readonly Voucher[] = input.vouchers.map((row) => toVoucher(row, balances, account.currency));
  for (const service of servicesOfSite(account.site)) {
    if (input.billed.has(service.id)) continue;
    const holdToRelease = holdOf(input, service);
    if (holdToRelease.length === 0 && !wasUsed(input, service)) continue;
    const planned = planServiceBill(input, { service, holdToRelease, available, vouchers }, now);
    bills.push({ bill: planned.bill, lines: planned.lines });
    transactions.push(...planned.transactions);
    available = planned.available;
    vouchers = afterPayments(vouchers, planned.settlement);
  }
  return { bills, transactions, cash: available.cash };
}

function wasUsed({ usage }: ClosingInput, service: Service): boolean {
  return usage.some((row) => service.meters.some((meter) => meter.id === row.meter));
}

/** A month that is billed after a later one (it was set aside) leaves the hold of the later one alone. */
function holdOf({ overtaken, balances, account }: ClosingInput, service: Service) {
  return overtaken.has(service.id) ? [] : heldParts(balances, service.id, account.currency);
}

interface ServiceInput {
  readonly service: Service;
  readonly holdToRelease: readonly HeldPart[];
  /** What the bills before it left. */
  readonly available: Spendable;
  readonly vouchers: readonly Voucher[];
}

function planServiceBill(
  input: ClosingInput,
  { service, holdToRelease, available, vouchers }: ServiceInput,
  now: Date,
) {
  const { account, month, usage, contracts, announced } = input;
  const { currency } = account;
  const bill = makeBill({
    currency,
    service: service.id,
    month,
    lines: rateService(service, month, usage, contracts, announced),
    taxRate: account.taxRate,
  });
  const settlement = planSettlement(
    { service: service.id, total: bill.total, balances: available, vouchers, holdToRelease },
    now,
  );
  const hold = input.overtaken.has(service.id)
    ? null
    : planHold(service.policies.hold, bill.listCharge, settlement.balances);
  const id = newId();
  const row: Bill = {
    accountId: account.id,
    id,
    month,
    service: service.id,
    kind: "month",
    sequence: 0,
    currency,
    usageExact: bill.usageExact.amount,
    rounding: bill.rounding.amount,
    subtotal: bill.subtotal.amount,
    taxRate: account.taxRate,
    tax: bill.tax.amount,
    total: bill.total.amount,
    settlement: {
      payments: storedPayments(settlement.payments),
      released: storedSum(holdToRelease),
      held: storedSum(hold?.parts ?? []),
      holdShortfall: hold ? amountString(hold.shortfall.amount, 2) : "0.00",
    },
    issuedAt: now,
  };
  return {
    bill: row,
    lines: bill.lines.map((line, position) => lineRow(account.id, id, line, position)),
    transactions: bookingsOf(row, service, bill.subtotal, { holdToRelease, settlement, hold }),
    settlement,
    available: afterHold(settlement.balances, hold),
  };
}

interface Booked {
  readonly holdToRelease: readonly HeldPart[];
  readonly settlement: Settlement;
  readonly hold: ReturnType<typeof planHold>;
}

/** Most bills release nothing and hold nothing. */
function bookingsOf(
  { accountId, id, issuedAt: occurredAt }: Bill,
  service: Service,
  subtotal: Money,
  { holdToRelease, settlement, hold }: Booked,
): NewTransaction[] {
  const bookings: NewTransaction[] = [];
  if (holdToRelease.length > 0) {
    const postings = releasePostings(service.id, holdToRelease);
    bookings.push({ accountId, reference: `release:${id}`, kind: "release", occurredAt, postings });
  }
  if (settlement.payments.length > 0) {
    const postings = settlementPostings(settlement.payments, subtotal);
    bookings.push({ accountId, reference: `bill:${id}`, kind: "settlement", occurredAt, postings });
  }
  if (hold && hold.parts.length > 0) {
    const postings = holdPostings(service.id, hold.parts);
    bookings.push({ accountId, reference: `hold:${id}`, kind: "hold", occurredAt, postings });
  }
  return bookings;
}

function storedSum([first, ...others]: readonly { readonly amount: Money }[]): string {
  if (!first) return "0.00";
  return amountString(others.reduce((total, { amount }) => add(total, amount), first.amount).amount, 2);
}

function afterHold(balances: Spendable, hold: ReturnType<typeof planHold>): Spendable {
  if (!hold) return balances;
  const left = { ...balances };
  for (const { book, amount } of hold.parts) left[book] = subtract(left[book], amount);
  return left;
}

function afterPayments(vouchers: readonly Voucher[], settlement: Settlement): readonly Voucher[] {
  if (vouchers.length === 0) return vouchers;
  return vouchers.map((voucher) => {
    const paid = settlement.payments.find((payment) => payment.voucherId === voucher.id);
    return paid ? { ...voucher, remaining: subtract(voucher.remaining, paid.amount) } : voucher;
  });
}
