"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import type { FormState } from "@/components/ui/form-state";
import { loginAction } from "@/lib/auth/login-action";
import { newPassword } from "@/lib/auth/password-schema";
import { changePassword } from "@/lib/operations/signing-in/change-password";
import { endOwnSessions } from "@/lib/operations/signing-in/end-sessions";
import { requestEmailChange, resendVerification } from "@/lib/operations/signing-in/verify-email";

const password = z.string().min(1).max(200);

export async function changeOwnPassword(_previous: FormState, form: FormData): Promise<FormState> {
  const { state } = await loginAction(form, z.object({ password, newPassword }), changePassword);
  if (state.status === "done") refresh();
  return state;
}

export async function changeOwnEmail(_previous: FormState, form: FormData): Promise<FormState> {
  const schema = z.object({ email: z.email().max(254), password });
  const { state } = await loginAction(form, schema, ({ userId }, input, _client, now) =>
    requestEmailChange(userId, input, now),
  );
  return state;
}

export async function resendLink(_previous: FormState, form: FormData): Promise<FormState> {
  const { state } = await loginAction(form, z.object({}), ({ userId }, _input, _client, now) =>
    resendVerification(userId, now),
  );
  return state;
}

export interface EndState extends FormState {
  /** How many sessions ended. */
  readonly ended?: number;
}

/** `sessionId`: empty for all but this one. */
export async function endSessions(_previous: EndState, form: FormData): Promise<EndState> {
  const schema = z.object({ sessionId: z.uuid().optional(), password });
  const { state, value } = await loginAction(form, schema, (me, input, client, now) =>
    endOwnSessions(me, { sessionId: input.sessionId ?? null, password: input.password }, client, now),
  );
  if (value === undefined) return state;
  refresh();
  return { ...state, ended: value };
}
