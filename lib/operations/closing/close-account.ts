import type { Account } from "@/db/accounts";
import type { Bill, BillLine } from "@/db/bills";
import { newId } from "@/db/ids";
import type { NewMessage } from "@/db/instance";
import type { Balances, NewTransaction } from "@/db/ledger";
import type { UsageMonth } from "@/db/usage";
import type { VoucherRow } from "@/db/voucher-terms";
import type { BillingMonth } from "@/lib/billing/billing-month";
import { planHold } from "@/lib/billing/bills/hold";
import { makeBill } from "@/lib/billing/bills/make-bill";
import { planSettlement, type Settlement } from "@/lib/billing/bills/settle";
import type { Announced } from "@/lib/billing/catalog/announced";
import { servicesOfSite } from "@/lib/billing/catalog/catalog";
import type { ContractPrice, Service } from "@/lib/billing/catalog/types";
import { holdPostings, releasePostings, settlementPostings } from "@/lib/billing/ledger/balance-postings";
import type { Balances as Spendable } from "@/lib/billing/ledger/payment";
import { amountString, isPositive, type Money, subtract, sum, toJson } from "@/lib/billing/money";
import type { Voucher } from "@/lib/billing/packs/voucher";
import { heldParts, spendable, toVoucher } from "../balances";
import { billAmounts, billHead, lineRow, metersWithoutPrice, rateService, storedPayments } from "./bill-rows";

/** What closing a month of one account reads. */
export interface ClosingInput {
  readonly account: Account;
  readonly month: BillingMonth;
  /** Services that have their bill of the month already (rule L3). */
  readonly billed: ReadonlySet<string>;
  /** Service → the latest month it was billed for. What is held was placed by that bill, for the month after it. */
  readonly latest: ReadonlyMap<string, string>;
  readonly usage: readonly UsageMonth[];
  readonly contracts: readonly ContractPrice[];
  readonly announced: Announced;
  readonly balances: Balances;
  readonly vouchers: readonly VoucherRow[];
}

/** What it writes. */
export interface Closing {
  readonly bills: Bill[];
  readonly lines: BillLine[];
  readonly transactions: NewTransaction[];
  readonly messages: NewMessage[];
  readonly cash: Money;
}

/**
 * Plans the month's bills of one account: a bill for each service that was used or has money held for it, settled
 * one after the other in the catalogue's order, each hold released before its deduction (rules L1, L2, L4, L5).
 */
export function planClosing(input: ClosingInput, now: Date): Closing {
  const { account, balances } = input;
  const closing = {
    bills: [] as Bill[],
    lines: [] as BillLine[],
    transactions: [] as NewTransaction[],
    messages: [] as NewMessage[],
  };
  let available = spendable(balances, account.currency);
  let vouchers = input.vouchers.map((row) => toVoucher(row, balances, account.currency));
  for (const service of servicesOfSite(account.site)) {
    if (input.billed.has(service.id) || !hasSomethingToBill(input, service)) continue;
    const planned = planServiceBill(input, service, available, vouchers, now);
    closing.bills.push(planned.bill);
    closing.lines.push(...planned.lines);
    closing.transactions.push(...planned.transactions);
    closing.messages.push(...planned.messages);
    available = planned.available;
    vouchers = afterPayments(vouchers, planned.settlement);
  }
  return { ...closing, cash: available.cash };
}

function hasSomethingToBill(input: ClosingInput, service: Service): boolean {
  return (
    input.usage.some((row) => service.meters.some((meter) => meter.id === row.meter)) ||
    holdOf(input, service).length > 0
  );
}

/** A month that is billed after a later one (it was set aside) leaves the hold of the later one alone. */
function isOvertaken({ latest, month }: ClosingInput, service: Service): boolean {
  const billed = latest.get(service.id);
  return billed !== undefined && billed >= month;
}

function holdOf(input: ClosingInput, service: Service) {
  return isOvertaken(input, service) ? [] : heldParts(input.balances, service.id, input.account.currency);
}

function planServiceBill(
  input: ClosingInput,
  service: Service,
  available: Spendable,
  vouchers: readonly Voucher[],
  now: Date,
) {
  const { account, month, usage, contracts, announced } = input;
  const bill = makeBill({
    currency: account.currency,
    service: service.id,
    month,
    lines: rateService(service, month, usage, contracts, announced),
    taxRate: account.taxRate.toFixed(),
  });
  const holdToRelease = holdOf(input, service);
  const settlement = planSettlement(
    { service: service.id, total: bill.total, balances: available, vouchers, holdToRelease },
    now,
  );
  const hold = isOvertaken(input, service)
    ? null
    : planHold(service.policies.hold, bill.listCharge, settlement.balances);
  const id = newId();
  const settled = settlementPostings(settlement.payments, bill.subtotal);
  const transactions: NewTransaction[] = [
    {
      reference: `release:${id}`,
      kind: "release" as const,
      postings: releasePostings(service.id, holdToRelease),
    },
    { reference: `bill:${id}`, kind: "settlement" as const, postings: settled },
    { reference: `hold:${id}`, kind: "hold" as const, postings: holdPostings(service.id, hold?.parts ?? []) },
  ].map((transaction) => ({ ...transaction, accountId: account.id, occurredAt: now }));
  const amounts = (parts: readonly { readonly amount: Money }[]) =>
    sum(
      parts.map(({ amount }) => amount),
      account.currency,
    );
  const held = amounts(hold?.parts ?? []);
  const row: Bill = {
    ...billHead(account, id, service.id, month, now),
    kind: "month",
    sequence: 0,
    ...billAmounts(bill),
    taxRate: account.taxRate,
    settlement: {
      payments: storedPayments(settlement.payments),
      released: amountString(amounts(holdToRelease).amount, 2),
      held: amountString(held.amount, 2),
      holdShortfall: amountString(hold?.shortfall.amount ?? subtract(held, held).amount, 2),
    },
  };
  const messages: NewMessage[] = [
    {
      accountId: account.id,
      kind: "bill_ready",
      cause: id,
      params: { service: service.id, month, bill: id, ...toJson(bill.total) },
      createdAt: now,
    },
  ];
  if (hold && isPositive(hold.shortfall)) {
    messages.push({
      accountId: account.id,
      kind: "hold_shortfall",
      cause: id,
      params: { service: service.id, ...toJson(hold.shortfall) },
      createdAt: now,
    });
  }
  if (bill.needsQuote) {
    messages.push({
      accountId: account.id,
      kind: "needs_quote",
      cause: id,
      params: { service: service.id, month, bill: id, meters: metersWithoutPrice(bill.lines) },
      createdAt: now,
    });
  }
  return {
    bill: row,
    lines: bill.lines.map((line, position) => lineRow(account.id, id, line, position)),
    transactions,
    messages,
    settlement,
    available: afterHold(settlement.balances, hold),
  };
}

function afterHold(balances: Spendable, hold: ReturnType<typeof planHold>): Spendable {
  const left = { ...balances };
  for (const { book, amount } of hold?.parts ?? []) left[book] = subtract(left[book], amount);
  return left;
}

function afterPayments(vouchers: readonly Voucher[], settlement: Settlement): Voucher[] {
  return vouchers.map((voucher) => {
    const paid = settlement.payments.find((payment) => payment.voucherId === voucher.id);
    return paid ? { ...voucher, remaining: subtract(voucher.remaining, paid.amount) } : voucher;
  });
}
