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
  const told: Pick<NewMessage, "kind" | "params">[] = [
    { kind: "bill_ready", params: { month, bill: bill.id, ...toJson(money(bill.total, bill.currency)) } },
  ];
  // A shortfall is no debt, and is told (rule L5).
  if (isPositive(shortfall)) told.push({ kind: "hold_shortfall", params: { ...toJson(shortfall) } });
  // Rule P8.
  if (bill.waiting)
    told.push({ kind: "needs_quote", params: { month, bill: bill.id, meters: bill.waiting } });
  return told.map(({ kind, params }, position) => ({
    accountId,
    id: idBeside(bill.id, position),
    kind,
    cause: bill.id,
    params: { service, ...params },
    createdAt: bill.issuedAt,
  }));
}

/**
 * The bill's id but for its last byte of chance: in an inbox what is told of a bill stands with it, before what its
 * settlement led to, whenever it was told.
 */
function idBeside(id: string, position: number): string {
  return `${id.slice(0, -2)}0${position}`;
}
