"use server";

import { getLocale } from "next-intl/server";
import { z } from "zod";
import type { FormState } from "@/components/ui/form-state";
import { refuse } from "@/lib/billing/decision";
import { currentTime } from "@/lib/clock";
import { signUp as signUpOperation } from "@/lib/operations/sign-up";
import { beginGuess } from "@/lib/operations/signing-in/guess";
import { addressBlock } from "@/lib/security/client";
import { isGuessable } from "@/lib/security/guessable";
import { throttleKey } from "@/lib/security/throttle";
import { answerForm } from "./login-action";
import { hashPassword } from "./password";
import { newPassword } from "./password-schema";

const schema = z.object({
  site: z.enum(["international", "china"]),
  accountName: z.string().trim().min(1).max(120),
  userName: z.string().trim().min(1).max(120),
  email: z.email().max(254),
  password: newPassword,
});

/** Makes an account with its owner. The form signs in afterwards. */
export async function signUp(_previous: FormState, form: FormData): Promise<FormState> {
  const locale = await getLocale();
  const { state } = await answerForm(form, schema, async ({ password, ...input }, client, now) => {
    // Each answer tells whether an address has a login, so one may not ask for many.
    const block = addressBlock(client.address);
    if (block && !(await beginGuess([throttleKey("request", block)], now))) return refuse("too_many_tries");
    if (isGuessable(password, [input.email, input.userName, input.accountName]))
      return refuse("password_guessable");
    const passwordHash = await hashPassword(password);
    return signUpOperation({ ...input, locale, passwordHash }, await currentTime());
  });
  return state;
}
