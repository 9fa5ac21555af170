"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import type { FormState } from "@/components/ui/form-state";
import { customerAction } from "@/lib/action";
import { wholeNumber } from "@/lib/form";
import { purchaseOffer } from "@/lib/operations/purchase-offer";
import { startOf } from "./selection";

const schema = z.object({
  requestId: z.uuid(),
  offerId: z.string().max(200),
  quantity: wholeNumber.optional(),
  qps: wholeNumber.optional(),
  terms: wholeNumber.optional(),
  startsOn: z.iso.date().optional(),
  voucherId: z.uuid().optional(),
});

/** Purchase Now: the form names the offer and the amounts of it, never a price. Leads to the order. */
export async function purchase(_previous: FormState, form: FormData): Promise<FormState> {
  const { state, value } = await customerAction("packs.buy", form, schema, (customer, input, now) => {
    const { startsOn, ...request } = input;
    const startsAt = startsOn ? startOf(startsOn) : undefined;
    return purchaseOffer(customer, { ...request, ...(startsAt ? { startsAt } : {}) }, now);
  });
  if (value) redirect(`/orders/${value.orderId}?placed`);
  return state;
}
