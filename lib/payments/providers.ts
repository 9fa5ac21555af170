import { isDemoInstance } from "@/lib/env";
import type { PaymentProvider } from "./provider";
import { sandboxProvider } from "./sandbox";

/** The ways of paying that this instance offers, first one first. */
export function paymentProviders(): readonly PaymentProvider[] {
  return isDemoInstance() ? [sandboxProvider] : [];
}

export function findPaymentProvider(id: string): PaymentProvider | undefined {
  return paymentProviders().find((provider) => provider.id === id);
}
