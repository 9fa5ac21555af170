"use server";

import { getLocale } from "next-intl/server";
import { z } from "zod";
import type { FormState } from "@/components/ui/form-state";
import { refusalSentence } from "@/lib/billing/refusals";
import { currentTime } from "@/lib/clock";
import { readForm } from "@/lib/form";
import { signUp as signUpOperation } from "@/lib/operations/sign-up";
import { hashPassword } from "./password";
import { leastPasswordLength } from "./password-rules";

const schema = z.object({
  site: z.enum(["international", "china"]),
  accountName: z.string().trim().min(1).max(120),
  userName: z.string().trim().min(1).max(120),
  email: z.email().max(254),
  password: z.string().min(leastPasswordLength).max(200),
});

/** Makes an account with its owner. The form signs in afterwards. */
export async function signUp(_previous: FormState, form: FormData): Promise<FormState> {
  const locale = await getLocale();
  const read = readForm(form, schema, locale);
  if (!read.ok) return { status: "invalid", errors: read.errors, values: read.values };
  const { password, ...input } = read.input;
  const decision = await signUpOperation(
    { ...input, locale, passwordHash: await hashPassword(password) },
    await currentTime(),
  );
  if (decision.ok) return { status: "done" };
  return { status: "refused", refusal: refusalSentence(decision.refusal, locale), values: read.values };
}
