import type { Currency, Money } from "@/lib/billing/money";

/** A top-up on its way: what the provider needs to take the money. */
export interface PaymentRequest {
  readonly topUpId: string;
  readonly accountId: string;
  readonly amount: Money;
  /** Where the person goes afterwards: a path of this console. */
  readonly returnTo: string;
}

/** `paid`: the money is here. `redirect`: the person pays on the provider's page, which reports back by webhook. */
export type PaymentStart =
  | { readonly kind: "paid"; readonly providerReference: string }
  | { readonly kind: "redirect"; readonly url: string; readonly providerReference: string };

/** A payment that arrived, as the provider's own list has it. */
export interface ProviderPayment {
  readonly accountId: string;
  readonly topUpId: string;
  readonly amount: string;
  readonly currency: Currency;
  /** When the person was sent to pay. */
  readonly startedAt: Date;
}

/** What every way of paying must do. Starting the same top-up twice must not take the money twice. */
export interface PaymentProvider {
  readonly id: string;
  start(request: PaymentRequest): Promise<PaymentStart>;
  /** Payments that were started in a half-open period and arrived, for finance to compare; null: it keeps no list. */
  readonly listPaid: ((from: Date, until: Date) => AsyncIterable<ProviderPayment>) | null;
}
