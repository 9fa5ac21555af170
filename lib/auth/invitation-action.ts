"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { z } from "zod";
import type { FormState } from "@/components/ui/form-state";
import { currentTime } from "@/lib/clock";
import { acceptAsNewLogin, acceptInvitation } from "@/lib/operations/members/accept-invitation";
import { chooseAccount } from "./chosen-account";
import { answerForm, loginAction } from "./login-action";
import { newPassword } from "./password-schema";

const token = z.string().max(200);

/** The person signed in joins, and acts for that account from now on. */
export async function joinAccount(_previous: FormState, form: FormData): Promise<FormState> {
  const { state, value } = await loginAction(form, z.object({ token }), async ({ userId }, input) =>
    acceptInvitation(userId, input.token, await currentTime()),
  );
  if (!value) return state;
  await chooseAccount(value.accountId);
  redirect("/overview");
}

export interface NewLoginState extends FormState {
  /** The address of the login that was made, to sign in with it. */
  readonly email?: string;
}

/** Makes a login for the address that was invited. The form signs in afterwards. */
export async function makeLogin(_previous: NewLoginState, form: FormData): Promise<NewLoginState> {
  const schema = z.object({ token, userName: z.string().trim().min(1).max(120), password: newPassword });
  const locale = await getLocale();
  const { state, value } = await answerForm(form, schema, async ({ userName, password, ...input }) =>
    acceptAsNewLogin({ userName, password, locale }, input.token, await currentTime()),
  );
  return value ? { ...state, email: value.email } : state;
}
