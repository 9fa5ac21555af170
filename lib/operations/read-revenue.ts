import type { Tx } from "@/db/client";
import { findFiguresMadeAt, listRevenue, type RevenueFilter, type RevenueMonth } from "@/db/figures";
import type { RevenueKind } from "@/db/schema/figures";
import { type BillingMonth, shiftMonth } from "@/lib/billing/billing-month";
import { groupBy } from "@/lib/billing/group-by";
import {
  add,
  type Currency,
  Decimal,
  type Money,
  type MoneyJson,
  money,
  toJson,
  zero,
} from "@/lib/billing/money";
import { type Effects, effectsBetween, type Sales, sumEffects } from "@/lib/billing/revenue/effects";

/** Months a look at revenue shows. */
export const revenueMonthsShown = 12;

export interface RevenueQuery extends Omit<RevenueFilter, "first" | "last"> {
  readonly last: BillingMonth;
}

type Figures<T> = Readonly<Record<keyof Effects, T>>;

/** One month: what it brought by service and kind, and why that differs from the month before. */
export interface RevenueView {
  readonly month: BillingMonth;
  readonly total: MoneyJson;
  readonly refunded: MoneyJson;
  readonly byService: ReadonlyMap<string, MoneyJson>;
  readonly byKind: ReadonlyMap<RevenueKind, MoneyJson>;
  readonly effects: Figures<MoneyJson>;
}

/** One meter or offer in the last month against the month before. */
export interface RevenueChange {
  readonly service: string;
  readonly kind: RevenueKind;
  /** Empty: what rounding added to bills. */
  readonly item: string;
  readonly before: MoneyJson;
  readonly after: MoneyJson;
  readonly effects: Figures<MoneyJson>;
}

/** Revenue of twelve months up to `last`, from the monthly sums, before tax. */
export async function readRevenue(tx: Tx, query: RevenueQuery) {
  const { currency, last } = query;
  const months = Array.from({ length: revenueMonthsShown + 1 }, (_, index) =>
    shiftMonth(last, index - revenueMonthsShown),
  );
  const rows = await listRevenue(tx, { ...query, first: months[0] ?? last });
  const byMonth = groupBy(rows, ({ month }) => month);
  const of = (month: BillingMonth) => byMonth.get(month) ?? [];
  const shown = months.slice(1);
  const inYear = rows.filter(({ month }) => month !== months[0]);
  return {
    madeAt: await findFiguresMadeAt(tx),
    /** Of the months shown together; `months`: how many of them brought anything. */
    sum: {
      months: new Set(inYear.map(({ month }) => month)).size,
      total: toJson(sumOf(inYear, currency)),
      refunded: toJson(sumOf(inYear, currency, "refunded")),
    },
    months: shown.map((month) => viewOf(month, of(month), of(shiftMonth(month, -1)), currency)),
    changes: changesBetween(of(shiftMonth(last, -1)), of(last), currency)
      .filter(isWorthALine)
      .map(
        ({ row, before, after, effects }): RevenueChange => ({
          service: row.service,
          kind: row.kind,
          item: row.item,
          before: toJson(money(before.amount, currency)),
          after: toJson(money(after.amount, currency)),
          effects: figuresJson(effects),
        }),
      ),
  };
}

/** The rows behind the months shown, for a file. */
export function listRevenueOf(tx: Tx, query: RevenueQuery): Promise<RevenueMonth[]> {
  return listRevenue(tx, { ...query, first: shiftMonth(query.last, 1 - revenueMonthsShown) });
}

function viewOf(
  month: BillingMonth,
  rows: readonly RevenueMonth[],
  before: readonly RevenueMonth[],
  currency: Currency,
): RevenueView {
  const by = <Key>(keyOf: (row: RevenueMonth) => Key) =>
    new Map([...groupBy(rows, keyOf)].map(([key, found]) => [key, toJson(sumOf(found, currency))]));
  return {
    month,
    total: toJson(sumOf(rows, currency)),
    refunded: toJson(sumOf(rows, currency, "refunded")),
    byService: by(({ service }) => service),
    byKind: by(({ kind }) => kind),
    effects: figuresJson(
      sumEffects(
        changesBetween(before, rows, currency).map(({ effects }) => effects),
        currency,
      ),
    ),
  };
}

/** What was on sale and brought nothing in either month says nothing. */
function isWorthALine({ before, after }: { readonly before: Sales; readonly after: Sales }): boolean {
  return !before.amount.isZero() || !after.amount.isZero();
}

const nothing: Sales = { demand: 0, units: 0, amount: new Decimal(0) };

/** Everything that was sold in either month, and how it changed. */
function changesBetween(before: readonly RevenueMonth[], after: readonly RevenueMonth[], currency: Currency) {
  const key = ({ service, kind, item }: RevenueMonth) => `${service} ${kind} ${item}`;
  const earlier = new Map(before.map((row) => [key(row), row]));
  const later = new Map(after.map((row) => [key(row), row]));
  return [...new Map([...earlier, ...later])].map(([id, row]) => {
    const [was, is] = [earlier.get(id) ?? nothing, later.get(id) ?? nothing];
    return { row, before: was, after: is, effects: effectsBetween(was, is, currency) };
  });
}

function sumOf(
  rows: readonly RevenueMonth[],
  currency: Currency,
  key: "amount" | "refunded" = "amount",
): Money {
  return rows.reduce((total, row) => add(total, money(row[key], currency)), zero(currency));
}

function figuresJson({ difference, volume, packs, price }: Effects): Figures<MoneyJson> {
  return {
    difference: toJson(difference),
    volume: toJson(volume),
    packs: toJson(packs),
    price: toJson(price),
  };
}
