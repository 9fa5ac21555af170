import { expect } from "vitest";
import { systemTransaction, tenantTransaction } from "@/db/client";
import { type Balances, findBalancesOf } from "@/db/ledger";
import { listPacks } from "@/db/packs";
import { listOrders } from "@/db/placed-orders";
import { listRefunds } from "@/db/refunds";
import { listVouchers } from "@/db/voucher-terms";
import { Decimal } from "@/lib/billing/money";
import type { Actor } from "../actor";

/** What a test expects of an account's money, in its own words: everything that came in, less everything that went. */
export interface MoneyModel {
  /** Cash, earnings, gifted and held together. */
  wealth: Decimal;
  /** Voucher id → what is left of it. */
  readonly vouchers: Map<string, Decimal>;
  /** Whether a settlement took cash below zero since it was last at or above. */
  debt: "possible" | "none";
}

/** The account itself, and its clock. */
export interface LiveAccount {
  readonly actor: Actor;
  now: Date;
}

export const sum = (amounts: readonly (Decimal | string)[]) =>
  amounts.reduce<Decimal>((total, amount) => total.plus(amount), new Decimal(0));

export const balancesOf = ({ actor }: LiveAccount): Promise<Balances> =>
  systemTransaction((tx) => findBalancesOf(tx, actor.accountId));

/** All that must hold of an account at every moment, whatever was done to it. */
export async function expectSoundMoney(model: MoneyModel, live: LiveAccount): Promise<void> {
  const { accountId } = live.actor;
  const { balances, vouchers, orders, refunds, packs } = await tenantTransaction(accountId, async (tx) => ({
    balances: await findBalancesOf(tx, accountId),
    vouchers: await listVouchers(tx, accountId),
    orders: await listOrders(tx, accountId, 1_000),
    refunds: await listRefunds(tx, accountId),
    packs: await listPacks(tx, accountId),
  }));
  const { cash, earnings, gifted, held } = balances;
  for (const amount of [earnings, gifted, ...held.values(), ...balances.vouchers.values()]) {
    expect(amount.isNegative() && !amount.isZero()).toBe(false);
  }
  if (model.debt === "none") expect(cash.isNegative() && !cash.isZero()).toBe(false);
  expect(sum([cash, earnings, gifted, ...held.values()]).toFixed(2)).toBe(model.wealth.toFixed(2));
  for (const { id } of vouchers) {
    expect([id, balances.vouchers.get(id)?.toFixed(2)]).toEqual([id, model.vouchers.get(id)?.toFixed(2)]);
  }
  for (const order of orders) {
    const paid = sum(
      order.snapshot.payments.filter(({ book }) => book !== "voucher").map(({ amount }) => amount),
    );
    const back = sum(refunds.filter(({ orderId }) => orderId === order.id).map(({ amount }) => amount));
    expect(back.lessThanOrEqualTo(paid)).toBe(true);
  }
  for (const pack of packs) {
    expect(pack.remaining).toBeGreaterThanOrEqual(0);
    if (pack.status !== "active") expect(pack.remaining).toBe(pack.units);
  }
}
