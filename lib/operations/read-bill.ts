import { type Account, findAccount, listContracts } from "@/db/accounts";
import { findCashAfter, searchBills } from "@/db/bill-search";
import { type Bill, type BillLine, findBill } from "@/db/bills";
import type { Tx } from "@/db/client";
import { listPacksDrawn, type PackDrawn } from "@/db/pack-draws";
import { billingMonth, monthPeriod } from "@/lib/billing/billing-month";
import type { BillView, ExplainedLine, PaymentView, SettlementView } from "@/lib/billing/bills/bill-view";
import { settlementView } from "@/lib/billing/bills/settlement-view";
import { type Announced, findAnnouncedMeter } from "@/lib/billing/catalog/announced";
import { findService } from "@/lib/billing/catalog/catalog";
import type { ContractPrice, MeterId, PriceTable, Service } from "@/lib/billing/catalog/types";
import { Decimal, type MoneyJson, money, toJson } from "@/lib/billing/money";
import { lineView } from "@/lib/billing/rating/line-view";
import { type PriceSource, priceOfMonth } from "@/lib/billing/rating/price-of-month";
import { priceRows } from "@/lib/billing/rating/price-rows";
import type { RatedLine } from "@/lib/billing/rating/rate-month";
import { readAnnounced } from "./announced";
import { owingOf } from "./left-owing";

/** A bill with all that explains it: its packs, price tables and versions, and settlement (rule A5). Null: not there. */
export async function readBill(tx: Tx, accountId: string, billId: string): Promise<BillView | null> {
  const [account, found] = await Promise.all([findAccount(tx, accountId), findBill(tx, accountId, billId)]);
  if (!account || !found) return null;
  const { bill, lines } = found;
  const service = findService(bill.service);
  if (!service) throw new Error(`Bill ${billId} is of a service that the catalogue lacks: ${bill.service}`);
  const period = monthPeriod(billingMonth(bill.month));
  const [cashAfter, drawn, contracts, announced, related] = await Promise.all([
    findCashAfter(tx, accountId, bill.id),
    listPacksDrawn(tx, accountId, period.from, period.until),
    contractsKnownAt(tx, accountId, bill.issuedAt),
    readAnnounced(tx),
    relatedBills(tx, bill),
  ]);
  const explained = lines.map((line) => explainStored(line, bill, contracts, announced, drawn));
  return toView(account, bill, service, explained, cashAfter, related);
}

function toView(
  account: Account,
  bill: Bill,
  service: Service,
  lines: readonly ExplainedLine[],
  cashAfter: Decimal | null,
  related: BillView["related"],
): BillView {
  const json = amountOf(bill);
  const linesExact = lines.reduce((sum, line) => sum.plus(line.amount?.amount ?? 0), new Decimal(0));
  return {
    id: bill.id,
    accountId: account.id,
    accountName: account.name,
    service: service.id,
    serviceName: service.name,
    month: billingMonth(bill.month),
    kind: bill.kind,
    sequence: bill.sequence,
    issuedAt: bill.issuedAt.toISOString(),
    lines,
    linesExact: json(linesExact),
    billedBefore: bill.kind === "month" ? null : json(linesExact.minus(bill.usageExact)),
    usageExact: json(bill.usageExact),
    rounding: json(bill.rounding),
    subtotal: json(bill.subtotal),
    taxRate: bill.taxRate.toFixed(),
    tax: json(bill.tax),
    total: json(bill.total),
    settlement: settlementOf(bill, service, cashAfter),
    related,
  };
}

function settlementOf(bill: Bill, service: Service, cashAfter: Decimal | null): SettlementView {
  const of = (amount: Decimal | string) => money(amount, bill.currency);
  const { payments, released, held, holdShortfall } = bill.settlement;
  return settlementView({
    total: of(bill.total),
    payments: payments.map(({ book, amount, voucherId }) => ({
      book: book as PaymentView["book"],
      amount: of(amount),
      voucherId: voucherId ?? null,
    })),
    leftOwing: owingOf(bill, cashAfter),
    released: of(released),
    held: of(held),
    holdShortfall: of(holdShortfall),
    holdPercent: service.policies.hold?.percent ?? null,
  });
}

function explainStored(
  line: BillLine,
  bill: Bill,
  contracts: readonly ContractPrice[],
  announced: Announced,
  drawn: readonly PackDrawn[],
): ExplainedLine {
  return {
    ...lineView(ratedLine(line)),
    // Without billable calls nothing was priced, whatever tier they would stand in.
    priceRows: priceRows(tableOf(line, bill, contracts, announced), line.billable > 0 ? line.tier : null),
    packsDrawn: drawn
      .filter(({ meter }) => meter === line.meter)
      .map(({ packId, origin, packUnits, drawn: units, validUntil }) => ({
        packId,
        origin,
        units: packUnits,
        drawn: units,
        validUntil: validUntil?.toISOString() ?? null,
      })),
  };
}

/** A stored line as the rulebook made it, for the sentence that explains it. */
function ratedLine(line: BillLine): RatedLine {
  const { calls, free, gifted, purchased, qps, billable, refused } = line;
  return {
    meter: line.meter as MeterId,
    calls,
    covered: { free, gifted, purchased, qps },
    billable,
    refused,
    tier: line.tier,
    unitPrice: line.unitPrice,
    amount: line.amount,
    listAmount: null,
    status: line.status,
    priceSource: parseSource(line.priceSource),
  };
}

/** `list:<version>` or `contract:<effective from>`, as month close wrote it. */
function parseSource(text: string | null): PriceSource | null {
  const [kind = "", ...rest] = text?.split(":") ?? [];
  const value = rest.join(":");
  if (kind === "list") return { kind, version: value };
  return kind === "contract" ? { kind, from: new Date(value) } : null;
}

/** The table that priced the line; for one without a price, the table that has none for it (rule P8). */
function tableOf(
  line: BillLine,
  bill: Bill,
  contracts: readonly ContractPrice[],
  announced: Announced,
): PriceTable {
  const meter = findAnnouncedMeter(line.meter, announced);
  if (!meter) throw new Error(`Not a meter of calls: ${line.meter}`);
  const source = parseSource(line.priceSource);
  const version = source?.kind === "list" && meter.prices.find(({ id }) => id === source.version);
  return version || priceOfMonth(meter, billingMonth(bill.month), contracts).table;
}

/** Contracts attached after the bill had no part in it. */
async function contractsKnownAt(tx: Tx, accountId: string, at: Date): Promise<ContractPrice[]> {
  const rows = await listContracts(tx, [accountId]);
  return rows
    .filter(({ createdAt }) => createdAt <= at)
    .map(({ meter, effectiveFrom, bounds, tiers }) => ({
      meter: meter as MeterId,
      effectiveFrom,
      bounds,
      tiers,
    }));
}

async function relatedBills(tx: Tx, bill: Bill): Promise<BillView["related"]> {
  const filter = { accountId: bill.accountId, month: bill.month, service: bill.service };
  const { rows } = await searchBills(tx, filter, "account", { cursor: null, size: 100 });
  return rows
    .map((row) => row.bill)
    .filter(({ id }) => id !== bill.id)
    .sort((a, b) => a.sequence - b.sequence)
    .map(({ id, kind, total }) => ({ id, kind, total: amountOf(bill)(total) }));
}

function amountOf({ currency }: Bill) {
  return (amount: Decimal | string): MoneyJson => toJson(money(amount, currency));
}
