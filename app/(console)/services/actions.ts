"use server";

import { z } from "zod";
import type { FormState } from "@/components/ui/form-state";
import { customerAction } from "@/lib/action";
import { activateService } from "@/lib/operations/activate-service";
import { deactivateService } from "@/lib/operations/deactivate-service";
import { paced } from "@/lib/operations/signing-in/paced";
import { switchBillingMode } from "@/lib/operations/switch-billing-mode";
import { throttleKey } from "@/lib/security/throttle";

const ticked = z
  .literal("on")
  .optional()
  .transform((value) => value === "on");

/** Each leaves a row in the account's history for good, and gateways follow it. */
const changesOf = ({ accountId }: { accountId: string }) => [throttleKey("change", accountId)];

const activation = z.object({ service: z.string(), termsVersion: z.string(), accepted: ticked });

/** Activate Now (rule S1). */
export async function activate(_previous: FormState, form: FormData): Promise<FormState> {
  const { state } = await customerAction("services.configure", form, activation, (customer, input, now) => {
    const acceptedTerms = input.accepted ? input.termsVersion : null;
    return paced(changesOf(customer), () =>
      activateService(customer, { service: input.service, acceptedTerms }, now),
    );
  });
  return state;
}

const deactivation = z.object({ service: z.string(), confirmed: ticked });

export async function deactivate(_previous: FormState, form: FormData): Promise<FormState> {
  const { state } = await customerAction("services.configure", form, deactivation, (customer, input, now) =>
    paced(changesOf(customer), () => deactivateService(customer, input.service, input.confirmed, now)),
  );
  return state;
}

const modeSwitch = z.object({ meter: z.string(), mode: z.enum(["calls", "qps"]), confirmed: ticked });

export async function switchMode(_previous: FormState, form: FormData): Promise<FormState> {
  const { state } = await customerAction("services.configure", form, modeSwitch, (customer, input, now) =>
    paced(changesOf(customer), () => switchBillingMode(customer, input, now)),
  );
  return state;
}
