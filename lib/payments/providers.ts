import { env, isDemoInstance, stripeKeys } from "@/lib/env";
import type { PaymentProvider } from "./provider";
import { sandboxProvider } from "./sandbox";
import { stripeClient, stripeProvider } from "./stripe";

/** The ways of paying that this instance offers, first one first. */
export function paymentProviders(): readonly PaymentProvider[] {
  const keys = stripeKeys();
  const stripe = keys ? [stripeProvider(stripeClient(keys.secretKey), env().NEXTAUTH_URL)] : [];
  return isDemoInstance() ? [...stripe, sandboxProvider] : stripe;
}

export function findPaymentProvider(id: string): PaymentProvider | undefined {
  return paymentProviders().find((provider) => provider.id === id);
}
