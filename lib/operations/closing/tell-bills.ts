import { type IssuedBill, listIssuedBills } from "@/db/bills";
import type { Tx } from "@/db/client";
import { type NewMessage, saveMessages } from "@/db/instance";
import type { BillingMonth } from "@/lib/billing/billing-month";
import { isPositive, money, toJson } from "@/lib/billing/money";

/**
 * Tells the accounts of their bills of a month: what there is to tell follows from the bills alone, so it is told
 * after they are made and costs the close nothing. Each once per bill, however often this is done.
 */
export async function tellBills(tx: Tx, accountIds: readonly string[], month: BillingMonth): Promise<void> {
  await saveMessages(tx, (await listIssuedBills(tx, accountIds, month)).flatMap(messagesOf));
}

function messagesOf(bill: IssuedBill): NewMessage[] {
  const { accountId, service, month } = bill;
  const shortfall = money(bill.holdShortfall, bill.currency);
  const told = (kind: string, params: NewMessage["params"]): NewMessage => {
    return { accountId, kind, cause: bill.id, params: { service, ...params }, createdAt: bill.issuedAt };
  };
  return [
    told("bill_ready", { month, bill: bill.id, ...toJson(money(bill.total, bill.currency)) }),
    // Rule L5: a shortfall is no debt; it is said.
    ...(isPositive(shortfall) ? [told("hold_shortfall", { ...toJson(shortfall) })] : []),
    // Rule P8.
    ...(bill.waiting ? [told("needs_quote", { month, bill: bill.id, meters: bill.waiting })] : []),
  ];
}
