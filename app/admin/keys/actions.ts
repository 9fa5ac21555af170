"use server";

import { z } from "zod";
import type { NewKeyState } from "@/components/keys/new-key-form";
import type { FormState } from "@/components/ui/form-state";
import { staffAction } from "@/lib/action";
import { accept } from "@/lib/billing/decision";
import { boundId } from "@/lib/bound";
import { reasonField } from "@/lib/form";
import { createPlatformKey, revokePlatformKey } from "@/lib/operations/manage-keys";

const creation = z.object({ label: z.string().trim().min(1).max(60), reason: reasonField });

/** The key itself goes to the browser in this answer only. */
export async function createKey(_previous: NewKeyState, form: FormData): Promise<NewKeyState> {
  const { state, value } = await staffAction(
    "platformKeys.manage",
    form,
    creation,
    async ({ userId }, input, now) =>
      accept({
        label: input.label,
        ...(await createPlatformKey({ userId, reason: input.reason }, input.label, now)),
      }),
  );
  return value ? { ...state, key: value.key, label: value.label } : state;
}

/** A key that is revoked already stays so. */
export async function revokeKey(keyId: string, _previous: FormState, form: FormData): Promise<FormState> {
  const { state } = await staffAction(
    "platformKeys.manage",
    form,
    z.object({ reason: reasonField }),
    async ({ userId }, input, now) =>
      accept(await revokePlatformKey({ userId, reason: input.reason }, boundId(keyId), now)),
  );
  return state;
}
