import { listLastMonthBills } from "@/db/bills";
import type { Tx } from "@/db/client";
import { findService } from "@/lib/billing/catalog/catalog";
import type { Text } from "@/lib/billing/catalog/types";
import { isPositive, type MoneyJson, money, toJson } from "@/lib/billing/money";

export interface HoldShortfall {
  readonly service: string;
  readonly name: Text;
  /** Percentage of last month's charge at list prices that should be held. */
  readonly percent: number;
  readonly amount: MoneyJson;
}

/** What the balances could not cover of the holds that stand now: no debt, and it stops nothing (rule L5). */
export async function readHoldShortfalls(tx: Tx, accountId: string): Promise<HoldShortfall[]> {
  const bills = await listLastMonthBills(tx, accountId);
  return bills.flatMap(({ service: id, settlement, currency }) => {
    const service = findService(id);
    const percent = service?.policies.hold?.percent;
    const amount = money(settlement.holdShortfall, currency);
    if (!service || percent === undefined || !isPositive(amount)) return [];
    return [{ service: service.id, name: service.name, percent, amount: toJson(amount) }];
  });
}
