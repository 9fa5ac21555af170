import { findAccount, listAccountServices } from "@/db/accounts";
import type { Tx } from "@/db/client";
import { findBalancesOf } from "@/db/ledger";
import { monthOf } from "@/lib/billing/billing-month";
import { servicesOfSite } from "@/lib/billing/catalog/catalog";
import type { ServiceId } from "@/lib/billing/catalog/types";
import { type MoneyJson, money, toJson } from "@/lib/billing/money";
import { readMonthEstimate } from "./month-estimate";
import { type ServiceStatus, serviceStatus } from "./service-status";

export interface ServiceSummary extends ServiceStatus {
  readonly id: ServiceId;
  /** Calls of the running month. */
  readonly calls: number;
  /** What they would cost if the month ended now; null while nothing was called. */
  readonly estimate: MoneyJson | null;
  readonly needsQuote: boolean;
}

/** Every service of the account's site, in the catalogue's order, with its standing and the running month. */
export async function readServices(tx: Tx, accountId: string, now: Date): Promise<ServiceSummary[]> {
  const account = await findAccount(tx, accountId);
  if (!account) throw new Error(`No account ${accountId}`);
  const cash = money((await findBalancesOf(tx, accountId)).cash, account.currency);
  const rows = new Map((await listAccountServices(tx, accountId)).map((row) => [row.service, row]));
  const estimates = await readMonthEstimate(tx, account, monthOf(now));
  return servicesOfSite(account.site).map((service) => {
    const bill = estimates.find((one) => one.service === service.id);
    return {
      id: service.id,
      ...serviceStatus(service, account, rows.get(service.id), cash, now),
      calls: bill?.lines.reduce((calls, line) => calls + line.calls, 0) ?? 0,
      estimate: bill ? toJson(bill.total) : null,
      needsQuote: bill?.needsQuote ?? false,
    };
  });
}
