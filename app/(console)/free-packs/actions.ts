"use server";

import { z } from "zod";
import type { FormState } from "@/components/ui/form-state";
import { customerAction } from "@/lib/action";
import { mayClaim } from "@/lib/auth/may";
import { refuse } from "@/lib/billing/decision";
import { claimFreePack } from "@/lib/operations/claim-free-pack";

const schema = z.object({ meter: z.string().max(100) });

/** Claim (rule F2). */
export async function claim(_previous: FormState, form: FormData): Promise<FormState> {
  const { state } = await customerAction(form, schema, async (customer, { meter }, now) =>
    mayClaim(customer.role) ? claimFreePack(customer, meter, now) : refuse("not_permitted"),
  );
  return state;
}
