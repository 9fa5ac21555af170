"use server";

import { z } from "zod";
import type { FormState } from "@/components/ui/form-state";
import { customerAction } from "@/lib/action";
import { claimFreePack } from "@/lib/operations/claim-free-pack";

const schema = z.object({ meter: z.string().max(100) });

/** Claim (rule F2). */
export async function claim(_previous: FormState, form: FormData): Promise<FormState> {
  const { state } = await customerAction("packs.claim", form, schema, (customer, { meter }, now) =>
    claimFreePack(customer, meter, now),
  );
  return state;
}
