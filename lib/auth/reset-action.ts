"use server";

import { after } from "next/server";
import { z } from "zod";
import type { FormState } from "@/components/ui/form-state";
import { accept } from "@/lib/billing/decision";
import { requestPasswordReset, resetPassword } from "@/lib/operations/signing-in/reset-password";
import { verifyEmail } from "@/lib/operations/signing-in/verify-email";
import { answerForm } from "./login-action";
import { newPassword } from "./password-schema";

/** Answers before it looks, so that neither the words nor the time tell whether there is such a login. */
export async function askForReset(_previous: FormState, form: FormData): Promise<FormState> {
  const { state } = await answerForm(
    form,
    z.object({ email: z.email().max(254) }),
    async (input, client, now) => {
      after(() => requestPasswordReset(input.email, client, now));
      return accept(null);
    },
  );
  return state;
}

export interface ResetState extends FormState {
  /** Whose password it was, to sign in with it. */
  readonly email?: string;
}

const token = z.string().max(200);

export async function setNewPassword(_previous: ResetState, form: FormData): Promise<ResetState> {
  const { state, value } = await answerForm(form, z.object({ token, newPassword }), (input, client, now) =>
    resetPassword(input.token, input.newPassword, client, now),
  );
  return { ...state, ...value };
}

export interface VerifyState extends FormState {
  /** The address that is confirmed now. */
  readonly email?: string;
}

export async function confirmEmail(_previous: VerifyState, form: FormData): Promise<VerifyState> {
  const { state, value } = await answerForm(form, z.object({ token }), (input, client, now) =>
    verifyEmail(input.token, client, now),
  );
  return { ...state, ...value };
}
