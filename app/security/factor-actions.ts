"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import type { FactorState, NewFactor } from "@/components/security/factor-setup";
import type { FormState } from "@/components/ui/form-state";
import { currentSession } from "@/lib/auth/current-session";
import { loginAction } from "@/lib/auth/login-action";
import {
  confirmSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
  showSecondFactor,
} from "@/lib/operations/signing-in/second-factor";
import { newFactor } from "./new-factor";

const code = z.string().min(1).max(60);
const password = z.string().min(1).max(200);

/** What the app scans. It changes nothing before a code of it comes back together with the password. */
export async function beginFactor(): Promise<NewFactor> {
  const signedIn = await currentSession();
  if (!signedIn || signedIn.missing) redirect("/sign-in");
  return newFactor(signedIn.user);
}

/** The codes go to the browser in this answer only; the page that shows them reads itself anew. */
export async function confirmFactor(_previous: FactorState, form: FormData): Promise<FactorState> {
  const { state, value } = await loginAction(form, z.object({ code, password }), confirmSecondFactor);
  return { ...state, ...value };
}

/** The same at the first sign-in of staff, who typed their password a moment ago. */
export async function enrolFactor(_previous: FactorState, form: FormData): Promise<FactorState> {
  const { state, value } = await loginAction(
    form,
    z.object({ code }),
    (me, input, client, now) => confirmSecondFactor(me, { ...input, password: null }, client, now),
    "enrolment",
  );
  return { ...state, ...value };
}

/** A code in a session that began without one. */
export async function showFactor(_previous: FormState, form: FormData): Promise<FormState> {
  const { state } = await loginAction(
    form,
    z.object({ code }),
    (me, input, client, now) => showSecondFactor(me, input.code, client, now),
    "code",
  );
  return state;
}

export async function removeFactor(_previous: FormState, form: FormData): Promise<FormState> {
  const { state } = await loginAction(form, z.object({ password }), (me, input, client, now) =>
    removeSecondFactor(me, input.password, client, now),
  );
  return state;
}

export async function renewCodes(_previous: FactorState, form: FormData): Promise<FactorState> {
  const { state, value } = await loginAction(form, z.object({ password }), (me, input, client, now) =>
    renewRecoveryCodes(me, input.password, client, now),
  );
  return { ...state, ...value };
}
