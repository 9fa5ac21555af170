"use server";

import { z } from "zod";
import type { NewKeyState } from "@/components/keys/new-key-form";
import type { FormState } from "@/components/ui/form-state";
import { customerAction } from "@/lib/action";
import { accept } from "@/lib/billing/decision";
import { createAccountKey, revokeAccountKey } from "@/lib/operations/manage-keys";
import { paced } from "@/lib/operations/signing-in/paced";
import { throttleKey } from "@/lib/security/throttle";

const creation = z.object({ label: z.string().trim().min(1).max(60) });

/** The key itself goes to the browser in this answer only. */
export async function createKey(_previous: NewKeyState, form: FormData): Promise<NewKeyState> {
  const { state, value } = await customerAction("keys.manage", form, creation, (customer, { label }, now) =>
    paced([throttleKey("change", customer.accountId)], async () =>
      accept({ label, ...(await createAccountKey(customer, label, now)) }),
    ),
  );
  return value ? { ...state, key: value.key, label: value.label } : state;
}

const revocation = z.object({ key: z.uuid() });

/** A key that is revoked already stays so. */
export async function revokeKey(_previous: FormState, form: FormData): Promise<FormState> {
  const { state } = await customerAction("keys.manage", form, revocation, async (customer, { key }, now) =>
    accept(await revokeAccountKey(customer, key, now)),
  );
  return state;
}
