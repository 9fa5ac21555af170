"use server";

import { z } from "zod";
import { safeReturnPath } from "@/app/(auth)/return-path";
import type { TopUpState } from "@/components/balance/top-up-form";
import { customerAction } from "@/lib/action";
import { accept, refuse } from "@/lib/billing/decision";
import { money, toJson } from "@/lib/billing/money";
import { amountField } from "@/lib/form";
import { startTopUp } from "@/lib/operations/top-up";
import { findPaymentProvider } from "@/lib/payments/providers";

const schema = z.object({
  requestId: z.uuid(),
  amount: amountField,
  provider: z.string().refine((id) => findPaymentProvider(id) !== undefined),
  returnTo: z.string().max(2_000).default("/balance"),
});

/** Starts a top-up. Paid at once it leads back to where the person came from, otherwise to the provider's page. */
export async function topUp(_previous: TopUpState, form: FormData): Promise<TopUpState> {
  const { state, value } = await customerAction(
    "balance.topUp",
    form,
    schema,
    async (customer, input, now) => {
      const provider = findPaymentProvider(input.provider);
      if (!provider) return refuse("not_permitted");
      const returnTo = safeReturnPath(input.returnTo);
      const started = await startTopUp(customer, { ...input, returnTo }, provider, now);
      if (!started.ok) return started;
      const { start } = started.value;
      const paid = toJson(money(input.amount, customer.currency));
      return accept(start.kind === "paid" ? { paid, goTo: returnTo } : { goTo: start.url });
    },
  );
  return { ...state, ...value };
}
