import * as fc from "fast-check";
import { expect, test } from "vitest";
import { listBills } from "@/db/bills";
import { systemTransaction, tenantTransaction } from "@/db/client";
import { newId } from "@/db/ids";
import { listPacks } from "@/db/packs";
import { findOrder } from "@/db/placed-orders";
import { findRefund, listRefunds } from "@/db/refunds";
import { at, call, gift, makeCustomer, operationOf, outcomesOf, topUp, voucher } from "@/db/testing/arrange";
import { freshDatabase } from "@/db/testing/fresh-database";
import { proveBooks } from "@/db/testing/proof";
import { listVouchers } from "@/db/voucher-terms";
import { monthEnd, monthOf } from "@/lib/billing/billing-month";
import { offersOf } from "@/lib/billing/catalog/catalog";
import { Decimal } from "@/lib/billing/money";
import { closeAccounts } from "./closing/close-accounts";
import { completeSubmittedRefunds } from "./complete-refunds";
import { purchaseOffer } from "./purchase-offer";
import { requestRefund } from "./request-refund";
import { balancesOf, expectSoundMoney, type LiveAccount, type MoneyModel, sum } from "./testing/money-model";

freshDatabase();

/** One thing that somebody does; what it moves is told to the model, and then everything must hold. */
class Step implements fc.AsyncCommand<MoneyModel, LiveAccount> {
  readonly #name: string;
  readonly #take: (model: MoneyModel, live: LiveAccount) => Promise<void>;

  constructor(name: string, take: (model: MoneyModel, live: LiveAccount) => Promise<void>) {
    this.#name = name;
    this.#take = take;
  }

  check(): boolean {
    return true;
  }

  async run(model: MoneyModel, live: LiveAccount): Promise<void> {
    live.now = new Date(live.now.getTime() + 60_000);
    await this.#take(model, live);
    await expectSoundMoney(model, live);
  }

  toString(): string {
    return this.#name;
  }
}

const cents = (maximum: number) =>
  fc.integer({ min: 100, max: maximum }).map((amount) => new Decimal(amount).dividedBy(100));

const topUps = cents(200_000).map(
  (amount) =>
    new Step(`top up ${amount}`, async (model, live) => {
      await topUp(live.actor, amount.toFixed(2), live.now);
      model.wealth = model.wealth.plus(amount);
    }),
);

const gifts = cents(50_000).map(
  (amount) =>
    new Step(`gift ${amount}`, async (model, live) => {
      await gift(live.actor, amount.toFixed(2), live.now);
      model.wealth = model.wealth.plus(amount);
    }),
);

const vouchers = fc
  .tuple(
    cents(5_000),
    fc.constantFrom<("prepaid" | "postpaid")[]>(["prepaid"], ["postpaid"], ["prepaid", "postpaid"]),
  )
  .map(
    ([amount, kinds]) =>
      new Step(`voucher ${amount} ${kinds}`, async (model, live) => {
        await voucher(live.actor, { faceValue: amount.toFixed(2), kinds }, live.now);
        for (const { id, faceValue } of await vouchersOf(live))
          if (!model.vouchers.has(id)) model.vouchers.set(id, faceValue);
      }),
  );

const purchases = (meters: readonly string[]) =>
  fc
    .tuple(
      fc.constantFrom(
        ...meters.flatMap((meter) =>
          offersOf(meter)
            .filter(({ kind }) => kind !== "qps")
            .slice(0, 2),
        ),
      ),
      fc.integer({ min: 1, max: 3 }),
      fc.boolean(),
    )
    .map(
      ([offer, quantity, withVoucher]) =>
        new Step(
          `buy ${quantity} ${offer.id}${withVoucher ? " with a voucher" : ""}`,
          async (model, live) => {
            const { accountId } = live.actor;
            const voucherId = withVoucher ? (await vouchersOf(live)).at(-1)?.id : undefined;
            const request = {
              offerId: offer.id,
              quantity,
              requestId: newId(),
              ...(voucherId ? { voucherId } : {}),
            };
            const decision = await purchaseOffer(live.actor, request, live.now);
            // Sent twice, as browsers do.
            expect(await purchaseOffer(live.actor, request, live.now)).toEqual(decision);
            if (!decision.ok) return;
            const order = await tenantTransaction(accountId, (tx) =>
              findOrder(tx, accountId, decision.value.orderId),
            );
            pay(model, order?.snapshot.payments ?? [], order?.total ?? new Decimal(0));
          },
        ),
    );

const uses = (meters: readonly string[]) =>
  fc
    .tuple(
      fc.constantFrom(...meters),
      fc.oneof(fc.integer({ min: 1, max: 5_000 }), fc.constantFrom(1_000, 12_000)),
    )
    .map(
      ([meter, calls]) =>
        new Step(`use ${calls} ${meter}`, async (_, live) => {
          const { operation, service } = operationOf(meter);
          const event = call(live.actor, operation, calls, live.now, { service });
          expect(await outcomesOf([event, event], live.now)).toEqual(["accepted", "duplicate"]);
        }),
    );

/** Asks for the refund of a pack that was bought, whatever its state; now and then the worker comes by. */
const refunds = fc.tuple(fc.nat({ max: 20 }), fc.boolean()).map(
  ([choice, complete]) =>
    new Step(`refund pack ${choice}${complete ? " and complete" : ""}`, async (model, live) => {
      const { accountId } = live.actor;
      const packs = (await tenantTransaction(accountId, (tx) => listPacks(tx, accountId))).filter(
        ({ origin }) => origin === "purchased",
      );
      const pack = packs[choice % Math.max(1, packs.length)];
      if (pack) {
        const decision = await requestRefund(live.actor, pack.id, live.now);
        if (decision.ok) expect([pack.status, pack.used]).toEqual(["active", 0]);
      }
      if (complete) await completeRefunds(model, live);
    }),
);

async function completeRefunds(model: MoneyModel, live: LiveAccount): Promise<void> {
  const { accountId } = live.actor;
  const open = (await tenantTransaction(accountId, (tx) => listRefunds(tx, accountId))).filter(
    ({ status }) => status === "submitted",
  );
  await completeSubmittedRefunds(live.now);
  for (const { id, amount } of open) {
    expect((await tenantTransaction(accountId, (tx) => findRefund(tx, accountId, id)))?.status).toBe(
      "completed",
    );
    model.wealth = model.wealth.plus(amount);
  }
}

const closes = fc.constant(
  new Step("the month ends and is closed", async (model, live) => {
    const { accountId } = live.actor;
    const month = monthOf(live.now);
    live.now = monthEnd(month);
    const close = () => systemTransaction((tx) => closeAccounts(tx, [accountId], month, live.now));
    await close();
    await close();
    const bills = (await tenantTransaction(accountId, (tx) => listBills(tx, accountId, 100))).filter(
      (bill) => bill.month === month,
    );
    for (const bill of bills) pay(model, bill.settlement.payments, bill.total);
    model.debt = "possible";
  }),
);

/** Money that went: what a voucher paid comes off the voucher, the rest off the account; together the whole price. */
function pay(
  model: MoneyModel,
  payments: readonly { book: string; amount: string; voucherId?: string }[],
  total: Decimal,
): void {
  expect(sum(payments.map(({ amount }) => amount)).toFixed(2)).toBe(total.toFixed(2));
  for (const { book, amount, voucherId } of payments) {
    if (book !== "voucher") model.wealth = model.wealth.minus(amount);
    else if (voucherId)
      model.vouchers.set(voucherId, (model.vouchers.get(voucherId) ?? new Decimal(0)).minus(amount));
  }
}

const vouchersOf = ({ actor }: LiveAccount) =>
  tenantTransaction(actor.accountId, (tx) => listVouchers(tx, actor.accountId));

test.each([
  ["face-fusion", ["face-fusion/image-face-fusion", "face-fusion/video-face-fusion"]],
  ["face-recognition-cn", ["face-recognition-cn/static-liveness", "face-recognition-cn/face-detection"]],
  ["faceid-cn", ["faceid-cn/photo-verification", "faceid-cn/liveness-comparison"]],
] as const)(
  "any sequence of top-ups, gifts, vouchers, purchases, usage, refunds and closes of %s keeps every cent explained",
  async (service, meters) => {
    const steps = fc.commands(
      [topUps, gifts, vouchers, purchases(meters), purchases(meters), uses(meters), refunds, refunds, closes],
      { maxCommands: 25, size: "max" },
    );
    await fc.assert(
      fc.asyncProperty(steps, async (commands) => {
        const now = at("2026-03-02 09:00");
        const live: LiveAccount = { actor: await makeCustomer(service, "150", now), now };
        await fc.asyncModelRun(
          () => ({
            model: { wealth: new Decimal(150), vouchers: new Map(), debt: "none" as const },
            real: live,
          }),
          commands,
        );
        const { cash } = await balancesOf(live);
        // What is owed is paid, and the account is as good as new.
        if (cash.isNegative()) await topUp(live.actor, Decimal.max(1, cash.negated()).toFixed(2), live.now);
        expect((await balancesOf(live)).cash.isNegative()).toBe(false);
      }),
      { numRuns: 20 },
    );
    await proveBooks();
  },
);
