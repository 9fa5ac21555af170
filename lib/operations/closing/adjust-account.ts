import { type Account, listContracts } from "@/db/accounts";
import { type Bill, listBillsOfMonth, saveBills } from "@/db/bills";
import type { Tx } from "@/db/client";
import { newId } from "@/db/ids";
import { saveMessages } from "@/db/instance";
import { findBalancesOf, saveTransactions } from "@/db/ledger";
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
 * usage (rule U7), or a contract that prices a line which had no price (rule P8). Bills that were issued stay as they
 * are. Nothing is written when nothing differs, so repeating it is harmless.
 */
export async function adjustAccount(
  tx: Tx,
  account: Account,
  month: BillingMonth,
  kind: "adjustment" | "supplement",
  now: Date,
): Promise<void> {
  await withStanding(
    tx,
    account,
    now,
    async () => (await issueDifferences(tx, account, month, kind, now))[0] ?? null,
  );
}

/** The references of what was booked. */
async function issueDifferences(
  tx: Tx,
  account: Account,
  month: BillingMonth,
  kind: "adjustment" | "supplement",
  now: Date,
): Promise<string[]> {
  const references: string[] = [];
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
      rerated,
    );
    if (difference)
      references.push(await issue(tx, { account, service, month, kind, before, difference }, now));
  }
  return references;
}

interface Issue {
  readonly account: Account;
  readonly service: Service;
  readonly month: BillingMonth;
  readonly kind: "adjustment" | "supplement";
  readonly before: readonly Bill[];
  readonly difference: Adjustment;
}

async function issue(
  tx: Tx,
  { account, service, month, kind, before, difference }: Issue,
  now: Date,
): Promise<string> {
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
    kind,
    sequence: Math.max(0, ...before.map((bill) => bill.sequence)) + 1,
    ...billAmounts(difference),
    taxRate: before[0]?.taxRate ?? account.taxRate,
    settlement: { payments: storedPayments(payments), released: "0.00", held: "0.00", holdShortfall: "0.00" },
  };
  await saveBills(
    tx,
    [row],
    difference.lines.map((line, position) => lineRow(account.id, id, line, position)),
  );
  await saveMessages(tx, [
    {
      accountId: account.id,
      kind: "bill_adjusted",
      cause: id,
      params: { service: service.id, month, bill: id, ...toJson(difference.total) },
      createdAt: now,
    },
  ]);
  const reference = `bill:${id}`;
  await saveTransactions(tx, [
    { accountId: account.id, reference, kind: "settlement", occurredAt: now, postings },
  ]);
  return reference;
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
