import { billingMonth, monthEnd } from "@/lib/billing/billing-month";
import { planAdjustment } from "@/lib/billing/bills/adjust";
import type { BillView, SettlementView } from "@/lib/billing/bills/bill-view";
import { planHold } from "@/lib/billing/bills/hold";
import { leftOwing } from "@/lib/billing/bills/left-owing";
import { type Bill, makeBill } from "@/lib/billing/bills/make-bill";
import { planSettlement, type Settlement } from "@/lib/billing/bills/settle";
import { settlementView } from "@/lib/billing/bills/settlement-view";
import { nothingAnnounced } from "@/lib/billing/catalog/announced";
import { currencyOf, serviceOf } from "@/lib/billing/catalog/catalog";
import type { ContractPrice, ServiceId } from "@/lib/billing/catalog/types";
import { add, isNegative, type Money, money, sum, toJson, zero } from "@/lib/billing/money";
import type { Voucher } from "@/lib/billing/packs/voucher";
import { lineView } from "@/lib/billing/rating/line-view";
import { type MonthUsage, rateMonth } from "@/lib/billing/rating/rate-month";

/** Bills as month close makes them, by the rulebook's own functions, for tests and for looking at the files. */
export interface Sample {
  readonly service: ServiceId;
  /** By meter without its service; what is not named was not called. `calls` is the sum of the rest. */
  readonly usage: Readonly<Record<string, Partial<Omit<MonthUsage, "calls">>>>;
  readonly accountName?: string;
  readonly taxRate?: string;
  readonly contracts?: readonly ContractPrice[];
  readonly cash?: string;
  readonly gifted?: string;
  /** What a voucher for this service still has. */
  readonly voucher?: string;
  /** The hold of the month before. */
  readonly released?: string;
}

const month = billingMonth("2026-10");
const issuedAt = new Date(monthEnd(month).getTime() + 5 * 60_000);
const ids = {
  bill: "01957e2a-6b7c-7d1e-8f00-5a5d3b2c1d00",
  adjustment: "01957f3b-17de-7c42-9a11-6b6e4c3d2e11",
  account: "01956a10-93aa-7f31-b0c4-2d9e7f6a5b4c",
  voucher: "01956b77-02bb-7e55-8c9d-0e1f2a3b4c5d",
};

export function monthBill(sample: Sample): BillView {
  const made = billOf(sample);
  return view(sample, made, {
    id: ids.bill,
    kind: "month",
    sequence: 0,
    billedBefore: null,
    settlement: settle(sample, made),
    related: [],
  });
}

/** The bill that follows the month's own when the usage turns out to be `later` (rule U7); null when nothing differs. */
export function billAfter(sample: Sample, later: Sample["usage"]): BillView | null {
  const issued = billOf(sample);
  const after = { ...sample, usage: later };
  const rerated = billOf(after);
  const difference = planAdjustment([issued], [], rerated);
  if (difference === null) return null;
  const first = monthBill(sample);
  const made = { ...rerated, ...difference };
  return view(after, made, {
    id: ids.adjustment,
    kind: "adjustment",
    sequence: 1,
    billedBefore: issued.usageExact,
    settlement: settleDifference(after, made),
    related: [{ id: first.id, kind: first.kind, total: first.total }],
  });
}

function billOf({ service, usage, taxRate = "0", contracts = [] }: Sample): Bill {
  const lines = serviceOf(service).meters.map((meter) => {
    const parts = { ...unused, ...usage[meter.id.slice(service.length + 1)] };
    const calls = Object.values(parts).reduce((total, count) => total + count, 0);
    return rateMonth({
      meter: meter.id,
      month,
      usage: { ...parts, calls },
      contracts,
      announced: nothingAnnounced,
    });
  });
  return makeBill({ currency: currencyOf(serviceOf(service).site), service, month, lines, taxRate });
}

const unused = { free: 0, gifted: 0, purchased: 0, qps: 0, billable: 0, refused: 0 };

/** No hold goes with a bill that follows. What is given back goes to cash and is no payment. */
function settleDifference(sample: Sample, made: Bill): SettlementView {
  const none = zero(made.currency);
  const rest = { leftOwing: none, released: none, held: none, holdShortfall: none, holdPercent: null };
  const payments = isNegative(made.total) ? [] : planned(sample, made).payments;
  return settlementView({ total: made.total, payments: payments.map(asPayment), ...rest });
}

function settle(sample: Sample, made: Bill): SettlementView {
  const settled = planned(sample, made);
  const fromCash = settled.payments.find(({ book }) => book === "cash")?.amount ?? zero(made.currency);
  const { hold } = serviceOf(sample.service).policies;
  const held = planHold(hold, made.listCharge, settled.balances);
  const all = (parts: readonly { amount: Money }[]) =>
    sum(
      parts.map(({ amount }) => amount),
      made.currency,
    );
  return settlementView({
    total: made.total,
    payments: settled.payments.map(asPayment),
    leftOwing: leftOwing(fromCash, settled.balances.cash.amount),
    released: all(settled.releases),
    held: all(held?.parts ?? []),
    holdShortfall: held?.shortfall ?? zero(made.currency),
    holdPercent: hold?.percent ?? null,
  });
}

function asPayment({ book, amount, voucherId }: Settlement["payments"][number]) {
  return { book, amount, voucherId: voucherId ?? null };
}

function planned(sample: Sample, made: Bill): Settlement {
  const of = (amount = "0") => money(amount, made.currency);
  const released =
    sample.released === undefined ? [] : [{ book: "cash" as const, amount: of(sample.released) }];
  const voucher: Voucher = {
    id: ids.voucher,
    remaining: of(sample.voucher),
    services: [sample.service],
    kinds: ["postpaid"],
    minimum: of(),
    validFrom: new Date(0),
    validUntil: null,
  };
  return planSettlement(
    {
      service: sample.service,
      total: made.total,
      balances: { gifted: of(sample.gifted), earnings: of(), cash: of(sample.cash) },
      vouchers: sample.voucher === undefined ? [] : [voucher],
      holdToRelease: released,
    },
    issuedAt,
  );
}

type Rest = Pick<BillView, "id" | "kind" | "sequence" | "settlement" | "related"> & {
  readonly billedBefore: Money | null;
};

function view(sample: Sample, made: Bill, { billedBefore, ...rest }: Rest): BillView {
  const { currency } = made;
  // The lines of a bill that follows show the whole month; its own amounts are the difference.
  const linesExact = billedBefore ? add(made.usageExact, billedBefore) : made.usageExact;
  return {
    ...rest,
    accountId: ids.account,
    accountName: sample.accountName ?? "Harbour Photo Booths",
    service: sample.service,
    serviceName: serviceOf(sample.service).name,
    month,
    issuedAt: issuedAt.toISOString(),
    lines: made.lines.map((line) => ({ ...lineView(line), priceRows: [], packsDrawn: [] })),
    linesExact: toJson(linesExact),
    billedBefore: billedBefore && toJson(billedBefore),
    usageExact: toJson(made.usageExact),
    rounding: toJson(made.rounding),
    subtotal: toJson(made.subtotal),
    taxRate: sample.taxRate ?? "0",
    tax: toJson(made.tax),
    total: toJson({ currency, amount: made.total.amount }),
  };
}
