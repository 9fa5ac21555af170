import { findOffer, serviceOf } from "../catalog/catalog";
import type { OfferId, Service, ServicePolicies, Site } from "../catalog/types";
import { accept, type Decision, refuse } from "../decision";
import { type Balances, type Payment, planPayments } from "../ledger/payment";
import { add, type Currency, type Money, multiply, roundToCents } from "../money";
import { type OrderInput, type PricedOrder, priceOrder } from "./order-price";
import { checkVoucher, type Voucher } from "./voucher";

export interface PurchaseContext {
  readonly site: Site;
  readonly currency: Currency;
  readonly closed: boolean;
  /** A decimal fraction, `"0"` where no tax is added. */
  readonly taxRate: string;
  readonly balances: Balances;
  /** The voucher chosen, if any. */
  readonly voucher: Voucher | null;
}

export interface PurchaseInput extends OrderInput {
  readonly offerId: OfferId;
}

/** What the order keeps, whatever the catalogue says later (rule B6). */
export interface PolicySnapshot {
  readonly refund: ServicePolicies["refund"];
  readonly packValidityYears: number;
  readonly termsVersion: string;
}

/** What an order costs an account and delivers, whoever pays it. */
export interface Quote extends PricedOrder {
  readonly service: Service["id"];
  readonly taxRate: string;
  readonly tax: Money;
  readonly total: Money;
  readonly policy: PolicySnapshot;
}

export interface PurchasePlan extends Quote {
  readonly payments: readonly Payment[];
}

/** The price of an order with the account's tax (rules B1 to B3), also where its balances could not pay it. */
export function quoteOrder(
  context: Pick<PurchaseContext, "site" | "currency" | "taxRate">,
  input: PurchaseInput,
  now: Date,
): Decision<Quote> {
  const offer = findOffer(input.offerId);
  if (offer === undefined) return refuse("offer_unknown", { offer: input.offerId });
  const service = serviceOf(offer.service);
  if (service.site !== context.site) return refuse("service_not_on_site", { service: service.id });
  const priced = priceOrder(offer, input, context.currency, now);
  if (!priced.ok) return priced;
  const { subtotal } = priced.value;
  const tax = roundToCents(multiply(subtotal, context.taxRate));
  const total = add(subtotal, tax);
  return accept({
    ...priced.value,
    service: service.id,
    taxRate: context.taxRate,
    tax,
    total,
    policy: snapshotOf(service),
  });
}

/** Plans a purchase: price, packs or quota, and which balance pays what (rules B1 to B6). */
export function planPurchase(
  context: PurchaseContext,
  input: PurchaseInput,
  now: Date,
): Decision<PurchasePlan> {
  if (context.closed) return refuse("account_closed");
  const quote = quoteOrder(context, input, now);
  if (!quote.ok) return quote;
  const { service, total } = quote.value;
  const voucher = voucherFor(context.voucher, service, total, now);
  if (!voucher.ok) return voucher;
  const payments = planPayments(total, context.balances, voucher.value);
  return payments.ok ? accept({ ...quote.value, payments: payments.value }) : payments;
}

export function snapshotOf(service: Service): PolicySnapshot {
  return {
    refund: service.policies.refund,
    packValidityYears: service.policies.packValidityYears,
    termsVersion: service.terms.version,
  };
}

function voucherFor(
  voucher: Voucher | null,
  service: Service["id"],
  amount: Money,
  now: Date,
): Decision<{ id: string; pays: Money } | null> {
  if (voucher === null) return accept(null);
  const pays = checkVoucher(voucher, { service, kind: "prepaid", amount }, now);
  return pays.ok ? accept({ id: voucher.id, pays: pays.value }) : pays;
}
