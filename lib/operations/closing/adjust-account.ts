import { type Account, listContracts } from "@/db/accounts";
import { type Bill, listBillsOfMonth, NewBills } from "@/db/bills";
import type { Tx } from "@/db/client";
import { newId } from "@/db/ids";
import { type NewMessage, saveMessages } from "@/db/instance";
import { findBalancesOf, saveTransactions } from "@/db/ledger";
import { listLinesWaiting } from "@/db/quotes";
import { listUsageMonths } from "@/db/usage";
import { listVouchers } from "@/db/voucher-terms";
import type { BillingMonth } from "@/lib/billing/billing-month";
import { type Adjustment, planAdjustment } from "@/lib/billing/bills/adjust";
import { makeBill } from "@/lib/billing/bills/make-bill";
import { planSettlement } from "@/lib/billing/bills/settle";
import { servicesOfSite } from "@/lib/billing/catalog/catalog";
import type { MeterId, Service } from "@/lib/billing/catalog/types";
import { creditPostings, settlementPostings } from "@/lib/billing/ledger/balance-postings";
import { isNegative, type Money, money, toJson } from "@/lib/billing/money";
import { readAnnounced } from "../announced";
import { spendable, toVoucher } from "../balances";
import { withStanding } from "../book";
import { billAmounts, billHead, lineRow, rateService, storedPayments } from "./bill-rows";

/**
 * Rates a billed month of a locked account again and bills the difference, either way, in a bill of its own: late
 * usage (rule U7), or a contract attached since (rules P8, P9). Bills that were issued stay as they are. Nothing is
 * written when nothing differs, so repeating it is harmless. Returns the bills it made.
 */
export async function adjustAccount(
  tx: Tx,
  account: Account,
  month: BillingMonth,
  now: Date,
): Promise<Bill[]> {
  let made: Bill[] = [];
  await withStanding(tx, account, now, async () => {
    made = await issueDifferences(tx, account, month, now);
    return made[0] ? referenceOf(made[0]) : null;
  });
  return made;
}

async function issueDifferences(tx: Tx, account: Account, month: BillingMonth, now: Date): Promise<Bill[]> {
  const made: Bill[] = [];
  const waiting = await listLinesWaiting(tx, account.id, month);
  const issued = await listBillsOfMonth(tx, [account.id], month);
  const usage = await listUsageMonths(tx, [account.id], month);
  const contracts = (await listContracts(tx, [account.id])).map((contract) => ({
    ...contract,
    meter: contract.meter as MeterId,
  }));
  const announced = await readAnnounced(tx);
  for (const service of servicesOfSite(account.site)) {
    const before = issued.filter((bill) => bill.service === service.id);
    if (before.length === 0 && !usage.some((row) => service.meters.some((meter) => meter.id === row.meter)))
      continue;
    const lines = rateService(service, month, usage, contracts, announced);
    const rerated = makeBill({
      currency: account.currency,
      service: service.id,
      month,
      lines,
      taxRate: (before[0]?.taxRate ?? account.taxRate).toFixed(),
    });
    const difference = planAdjustment(
      before.map((bill) => amountsOf(bill)),
      waiting.filter((line) => line.service === service.id).map(({ meter }) => meter as MeterId),
      rerated,
    );
    if (difference) made.push(await issue(tx, { account, service, month, before, difference }, now));
  }
  return made;
}

const referenceOf = ({ id }: Bill) => `bill:${id}`;

interface Issue {
  readonly account: Account;
  readonly service: Service;
  readonly month: BillingMonth;
  readonly before: readonly Bill[];
  readonly difference: Adjustment;
}

async function issue(
  tx: Tx,
  { account, service, month, before, difference }: Issue,
  now: Date,
): Promise<Bill> {
  const id = newId();
  const payments = isNegative(difference.total)
    ? []
    : await paymentsFor(tx, account, service, difference.total, now);
  const negated = (amount: Money) => money(amount.amount.negated(), amount.currency);
  const postings = isNegative(difference.total)
    ? creditPostings(negated(difference.subtotal), negated(difference.tax))
    : settlementPostings(payments, difference.subtotal);
  const row: Bill = {
    ...billHead(account, id, service.id, month, now),
    kind: difference.kind,
    sequence: Math.max(0, ...before.map((bill) => bill.sequence)) + 1,
    ...billAmounts(difference),
    taxRate: before[0]?.taxRate ?? account.taxRate,
    settlement: { payments: storedPayments(payments), released: "0.00", held: "0.00", holdShortfall: "0.00" },
  };
  const bills = new NewBills();
  bills.add(
    row,
    difference.lines.map((line, position) => lineRow(account.id, id, line, position)),
  );
  await bills.save(tx);
  await saveMessages(tx, messagesAbout(row, difference, now));
  await saveTransactions(tx, [
    { accountId: account.id, reference: referenceOf(row), kind: "settlement", occurredAt: now, postings },
  ]);
  return row;
}

/** A bill of nothing but a line that waits speaks of that alone (rule P8). */
function messagesAbout(bill: Bill, { total, newlyWaiting }: Adjustment, now: Date): NewMessage[] {
  const { accountId, id, service, month } = bill;
  const about = { accountId, cause: id, createdAt: now };
  const params = { service, month, bill: id };
  const messages: NewMessage[] = [];
  if (newlyWaiting.length === 0 || !total.amount.isZero())
    messages.push({ ...about, kind: "bill_adjusted", params: { ...params, ...toJson(total) } });
  if (newlyWaiting.length > 0)
    messages.push({ ...about, kind: "needs_quote", params: { ...params, meters: newlyWaiting.join(",") } });
  return messages;
}

async function paymentsFor(tx: Tx, account: Account, service: Service, total: Money, now: Date) {
  const stored = await findBalancesOf(tx, account.id);
  const vouchers = (await listVouchers(tx, account.id)).map((voucher) =>
    toVoucher(voucher, stored, account.currency),
  );
  const balances = spendable(stored, account.currency);
  return planSettlement({ service: service.id, total, balances, vouchers, holdToRelease: [] }, now).payments;
}

function amountsOf(bill: Bill) {
  return {
    usageExact: money(bill.usageExact, bill.currency),
    subtotal: money(bill.subtotal, bill.currency),
    tax: money(bill.tax, bill.currency),
  };
}
