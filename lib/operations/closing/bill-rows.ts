import type { Account } from "@/db/accounts";
import type { Bill, BillLine } from "@/db/bills";
import type { Coverage } from "@/db/usage";
import type { BillingMonth } from "@/lib/billing/billing-month";
import type { AnnouncedPrices } from "@/lib/billing/catalog/announced";
import type { ContractPrice, Service } from "@/lib/billing/catalog/types";
import type { Payment } from "@/lib/billing/ledger/payment";
import { amountString, type Money } from "@/lib/billing/money";
import { noUsage } from "@/lib/billing/rating/month-usage";
import { type RatedLine, rateMonth } from "@/lib/billing/rating/rate-month";

/** A line for every meter of the service, those without calls too (rule L1). */
export function rateService(
  service: Service,
  month: BillingMonth,
  usage: readonly (Coverage & { readonly meter: string })[],
  contracts: readonly ContractPrice[],
  announced: AnnouncedPrices,
): RatedLine[] {
  return service.meters.map((meter) =>
    rateMonth({
      meter: meter.id,
      month,
      usage: usage.find((row) => row.meter === meter.id) ?? noUsage,
      contracts,
      announced,
    }),
  );
}

export function billHead(
  account: Pick<Account, "id" | "currency">,
  id: string,
  service: string,
  month: BillingMonth,
  issuedAt: Date,
) {
  return { accountId: account.id, id, month, service, currency: account.currency, issuedAt };
}

interface Amounts {
  readonly usageExact: Money;
  readonly rounding: Money;
  readonly subtotal: Money;
  readonly tax: Money;
  readonly total: Money;
}

export function billAmounts({
  usageExact,
  rounding,
  subtotal,
  tax,
  total,
}: Amounts): Pick<Bill, keyof Amounts> {
  return {
    usageExact: usageExact.amount,
    rounding: rounding.amount,
    subtotal: subtotal.amount,
    tax: tax.amount,
    total: total.amount,
  };
}

export function storedPayments(payments: readonly Payment[]): Bill["settlement"]["payments"] {
  return payments.map(({ book, amount: { amount }, voucherId }) => {
    const paid = { book, amount: amountString(amount, 2) };
    return voucherId ? { ...paid, voucherId } : paid;
  });
}

export function lineRow(accountId: string, billId: string, line: RatedLine, position: number): BillLine {
  return {
    accountId,
    billId,
    position,
    meter: line.meter,
    calls: line.calls,
    free: line.covered.free,
    gifted: line.covered.gifted,
    purchased: line.covered.purchased,
    qps: line.covered.qps,
    billable: line.billable,
    refused: line.refused,
    tier: line.tier,
    unitPrice: line.unitPrice,
    amount: line.amount,
    status: line.status,
    priceSource: storedSource(line.priceSource),
  };
}

function storedSource(source: RatedLine["priceSource"]): string | null {
  if (source === null) return null;
  return source.kind === "list" ? `list:${source.version}` : `contract:${source.from.toISOString()}`;
}
