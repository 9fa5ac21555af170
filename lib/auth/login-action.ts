import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import type { z } from "zod";
import type { FormState } from "@/components/ui/form-state";
import type { Decision } from "@/lib/billing/decision";
import { refusalSentence } from "@/lib/billing/refusals";
import { readForm } from "@/lib/form";
import type { SignedIn } from "@/lib/operations/signing-in/read-session";
import type { Client } from "@/lib/security/client";
import { currentClient } from "./client";
import { currentSession } from "./current-session";

/** Whose login an action is about: always one's own. */
export interface Me {
  readonly userId: string;
  readonly sessionId: string;
  readonly missing: SignedIn["missing"];
}

interface LoginResult<Value> {
  readonly state: FormState;
  readonly value?: Value;
}

/**
 * What actions about one's own login do, customers and staff alike: who is it, read the fields, call one operation,
 * tell the form. At real time. `missing`: what may be missing yet; without it, only sessions that lack nothing may ask.
 */
export async function loginAction<Schema extends z.ZodType, Value>(
  form: FormData,
  schema: Schema,
  operation: (me: Me, input: z.output<Schema>, client: Client, now: Date) => Promise<Decision<Value>>,
  missing: SignedIn["missing"] = null,
): Promise<LoginResult<Value>> {
  const signedIn = await currentSession();
  if (!signedIn) redirect("/sign-in");
  if (signedIn.missing !== missing) redirect("/second-factor");
  const { user, session } = signedIn;
  const me = { userId: user.id, sessionId: session.id, missing };
  return answerForm(form, schema, async (input, client, now) => operation(me, input, client, now));
}

/** The same for those who are not signed in. */
export async function answerForm<Schema extends z.ZodType, Value>(
  form: FormData,
  schema: Schema,
  operation: (input: z.output<Schema>, client: Client, now: Date) => Promise<Decision<Value>>,
): Promise<LoginResult<Value>> {
  const locale = await getLocale();
  const read = readForm(form, schema, locale);
  if (!read.ok) return { state: { status: "invalid", errors: read.errors, values: read.values } };
  const decision = await operation(read.input, await currentClient(), new Date());
  if (decision.ok) return { state: { status: "done" }, value: decision.value };
  const refusal = refusalSentence(decision.refusal, locale);
  return { state: { status: "refused", refusal, values: read.values } };
}
