import { findAccount } from "@/db/accounts";
import { listBills } from "@/db/bills";
import type { Tx } from "@/db/client";
import { countUnreadMessages } from "@/db/instance";
import { listOrders } from "@/db/placed-orders";
import { listUsageMonths } from "@/db/usage";
import { listUsageDays } from "@/db/usage-days";
import { type Attention, byUrgency } from "@/lib/billing/attention";
import {
  addDays,
  type BillingMonth,
  dayOf,
  dayStart,
  monthOf,
  nextDayStart,
} from "@/lib/billing/billing-month";
import type { Bill } from "@/lib/billing/bills/make-bill";
import type { Announced } from "@/lib/billing/catalog/announced";
import { findMeter, serviceOfMeter } from "@/lib/billing/catalog/catalog";
import type { ContractPrice, ServiceId } from "@/lib/billing/catalog/types";
import { type Decimal, fromJson, isPositive, type MoneyJson, money, sum, toJson } from "@/lib/billing/money";
import { cliffAhead } from "@/lib/billing/rating/cliff";
import { readAnnounced } from "./announced";
import { estimateMonth, readContracts } from "./month-estimate";
import { type BalanceView, readBalances } from "./read-balances";
import { type HoldShortfall, readHoldShortfalls } from "./read-hold-shortfalls";
import { readMeterAttention } from "./watched-meters";

const chartDays = 30;

export interface Overview {
  readonly attention: readonly Attention[];
  readonly balances: BalanceView;
  readonly holdShortfalls: readonly HoldShortfall[];
  readonly month: BillingMonth;
  /** The running month so far, by service; an estimate until the month closes. */
  readonly estimate: readonly { service: ServiceId; calls: number; total: MoneyJson; needsQuote: boolean }[];
  readonly estimateTotal: MoneyJson;
  /** The last 30 days, oldest first, days without calls among them. */
  readonly days: readonly { day: string; calls: Readonly<Partial<Record<ServiceId, number>>> }[];
  /** The first steps of a new account, done or not. */
  readonly steps: { activated: boolean; nothingToClaim: boolean; funded: boolean; bought: boolean };
  /** Whether the account has called or bought anything yet, however long ago. */
  readonly started: boolean;
}

/** All that the first page says about an account, in few round trips: what does not wait for another read goes with it. */
export async function readOverview(tx: Tx, accountId: string, now: Date): Promise<Overview> {
  const account = await findAccount(tx, accountId);
  if (!account) throw new Error(`No account ${accountId}`);
  const month = monthOf(now);
  const [balances, usage, contracts, announced, unread, days, orders, billed, holdShortfalls] =
    await Promise.all([
      readBalances(tx, accountId, now),
      listUsageMonths(tx, [accountId], month),
      readContracts(tx, accountId),
      readAnnounced(tx),
      countUnreadMessages(tx, accountId),
      readDays(tx, accountId, now),
      listOrders(tx, accountId, 1),
      listBills(tx, accountId, 1),
      readHoldShortfalls(tx, accountId),
    ]);
  const bills = estimateMonth(account, month, { usage, contracts, announced });
  const watched = await readMeterAttention(tx, account, bills, announced, now);
  const { items, activated, neverActivated } = watched;
  const threshold = account.lowBalanceThreshold;
  const attention: Attention[] = [...items, ...cliffs(bills, contracts, announced)];
  if (threshold?.greaterThan(balances.cash.amount)) {
    attention.push({
      kind: "low_balance",
      cash: balances.cash,
      threshold: toJson(money(threshold, account.currency)),
    });
  }
  if (unread > 0) attention.push({ kind: "unread", count: unread });
  if (neverActivated.length > 0) attention.push({ kind: "not_activated", services: neverActivated });
  const bought = orders.length > 0;
  return {
    attention: byUrgency(attention),
    balances,
    holdShortfalls,
    month,
    estimate: bills.map((bill) => ({
      service: bill.service,
      calls: bill.lines.reduce((calls, line) => calls + line.calls, 0),
      total: toJson(bill.total),
      needsQuote: bill.needsQuote,
    })),
    estimateTotal: toJson(
      sum(
        bills.map((bill) => bill.total),
        account.currency,
      ),
    ),
    days,
    started:
      bought ||
      billed.length > 0 ||
      bills.length > 0 ||
      days.some(({ calls }) => Object.keys(calls).length > 0),
    steps: {
      activated,
      nothingToClaim: !items.some(({ kind }) => kind === "claimable"),
      funded: bought || isPositive(fromJson(balances.available)),
      bought,
    },
  };
}

/** Where a few more calls would make the whole month cheaper (rule P3). */
function cliffs(
  bills: readonly Bill[],
  contracts: readonly ContractPrice[],
  announced: Announced,
): Attention[] {
  return bills.flatMap(({ month, currency, lines }) =>
    lines.flatMap(({ meter, billable }): Attention[] => {
      const cliff = cliffAhead({ meter, month, billable, contracts, announced });
      if (!cliff) return [];
      const json = (amount: Decimal) => toJson(money(amount, currency));
      const { callsNeeded, amountNow, amountThen } = cliff;
      return [
        { kind: "cliff", meter, callsNeeded, amountNow: json(amountNow), amountThen: json(amountThen) },
      ];
    }),
  );
}

/** Every day of the chart, by service; days are cut in UTC+8 (rule T2). */
async function readDays(tx: Tx, accountId: string, now: Date): Promise<Overview["days"]> {
  const from = addDays(dayStart(now), 1 - chartDays);
  const rows = await listUsageDays(tx, accountId, from, nextDayStart(now));
  const days = new Map(
    Array.from({ length: chartDays }, (_, index): [string, Partial<Record<ServiceId, number>>] => [
      dayOf(addDays(from, index)),
      {},
    ]),
  );
  for (const { day, meter, calls } of rows) {
    const service = serviceOfMeter(meter);
    const byService = days.get(day);
    // Materials occupy slots and are no calls (rule U9).
    if (!service || !byService || !findMeter(meter)) continue;
    byService[service.id] = (byService[service.id] ?? 0) + calls;
  }
  return [...days].map(([day, calls]) => ({ day, calls }));
}
