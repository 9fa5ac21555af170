import { findAccount } from "@/db/accounts";
import { listBillsOfMonth } from "@/db/bills";
import type { Tx } from "@/db/client";
import { listUsageMonths } from "@/db/usage";
import type { BillingMonth } from "@/lib/billing/billing-month";
import type { ServiceMonth } from "@/lib/billing/bills/month-view";
import { serviceOf } from "@/lib/billing/catalog/catalog";
import { money, toJson } from "@/lib/billing/money";
import { cliffAhead } from "@/lib/billing/rating/cliff";
import { lineView } from "@/lib/billing/rating/line-view";
import { readAnnounced } from "./announced";
import { estimateMonth, readContracts } from "./month-estimate";

/** A month of an account, rated by the very functions that bill it; services that were not used are left out. */
export async function readMonthLines(
  tx: Tx,
  accountId: string,
  month: BillingMonth,
): Promise<ServiceMonth[]> {
  const [account, usage, contracts, announced, made] = await Promise.all([
    findAccount(tx, accountId),
    listUsageMonths(tx, [accountId], month),
    readContracts(tx, accountId),
    readAnnounced(tx),
    listBillsOfMonth(tx, [accountId], month),
  ]);
  if (!account) throw new Error(`No account ${accountId}`);
  const bills = estimateMonth(account, month, { usage, contracts, announced });
  const json = (amount: Parameters<typeof money>[0]) => toJson(money(amount, account.currency));
  return bills.map((bill) => ({
    service: bill.service,
    name: serviceOf(bill.service).name,
    lines: bill.lines.map((line) => {
      const { meter, billable } = line;
      const cliff = cliffAhead({ meter, month, billable, contracts, announced });
      return {
        ...lineView(line),
        cliff: cliff && { ...cliff, amountNow: json(cliff.amountNow), amountThen: json(cliff.amountThen) },
      };
    }),
    subtotal: toJson(bill.subtotal),
    tax: toJson(bill.tax),
    total: toJson(bill.total),
    needsQuote: bill.needsQuote,
    billId: made.find((one) => one.service === bill.service && one.kind === "month")?.id ?? null,
  }));
}
