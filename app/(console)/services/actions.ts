"use server";

import { z } from "zod";
import type { FormState } from "@/components/ui/form-state";
import { customerAction } from "@/lib/action";
import { mayConfigure } from "@/lib/auth/may";
import { refuse } from "@/lib/billing/decision";
import { activateService } from "@/lib/operations/activate-service";
import { deactivateService } from "@/lib/operations/deactivate-service";
import { switchBillingMode } from "@/lib/operations/switch-billing-mode";

const ticked = z
  .literal("on")
  .optional()
  .transform((value) => value === "on");

const activation = z.object({ service: z.string(), termsVersion: z.string(), accepted: ticked });

/** Activate Now (rule S1). */
export async function activate(_previous: FormState, form: FormData): Promise<FormState> {
  const { state } = await customerAction(form, activation, async (customer, input, now) => {
    if (!mayConfigure(customer.role)) return refuse("not_permitted");
    const acceptedTerms = input.accepted ? input.termsVersion : null;
    return activateService(customer, { service: input.service, acceptedTerms }, now);
  });
  return state;
}

const deactivation = z.object({ service: z.string(), confirmed: ticked });

export async function deactivate(_previous: FormState, form: FormData): Promise<FormState> {
  const { state } = await customerAction(form, deactivation, async (customer, input, now) =>
    mayConfigure(customer.role)
      ? deactivateService(customer, input.service, input.confirmed, now)
      : refuse("not_permitted"),
  );
  return state;
}

const modeSwitch = z.object({ meter: z.string(), mode: z.enum(["calls", "qps"]), confirmed: ticked });

export async function switchMode(_previous: FormState, form: FormData): Promise<FormState> {
  const { state } = await customerAction(form, modeSwitch, async (customer, input, now) =>
    mayConfigure(customer.role) ? switchBillingMode(customer, input, now) : refuse("not_permitted"),
  );
  return state;
}
