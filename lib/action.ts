import { revalidatePath } from "next/cache";
import { getLocale } from "next-intl/server";
import type { z } from "zod";
import type { FormState } from "@/components/ui/form-state";
import type { Decision } from "@/lib/billing/decision";
import { refusalSentence } from "@/lib/billing/refusals";
import { type Customer, requireCustomer, requireStaff, type Staff, type StaffRole } from "./auth/session";
import { currentTime } from "./clock";
import { readForm } from "./form";

/**
 * What every server action does, once: who is it, read the fields, call one operation, tell the form. A refusal
 * comes back as the rulebook's sentence, fields that cannot be read as errors beside them; what was typed is kept.
 */
export async function customerAction<Schema extends z.ZodType, Value>(
  form: FormData,
  schema: Schema,
  operation: (customer: Customer, input: z.output<Schema>, now: Date) => Promise<Decision<Value>>,
): Promise<ActionResult<Value>> {
  const customer = await requireCustomer();
  return act(form, schema, (input, now) => operation(customer, input, now));
}

/** The same for staff of the given roles. */
export async function staffAction<Schema extends z.ZodType, Value>(
  roles: readonly StaffRole[],
  form: FormData,
  schema: Schema,
  operation: (staff: Staff, input: z.output<Schema>, now: Date) => Promise<Decision<Value>>,
): Promise<ActionResult<Value>> {
  const staff = await requireStaff(...roles);
  return act(form, schema, (input, now) => operation(staff, input, now));
}

/** The form's state, and what the operation returned when it was done. */
export interface ActionResult<Value> {
  readonly state: FormState;
  readonly value?: Value;
}

async function act<Schema extends z.ZodType, Value>(
  form: FormData,
  schema: Schema,
  operation: (input: z.output<Schema>, now: Date) => Promise<Decision<Value>>,
): Promise<ActionResult<Value>> {
  const locale = await getLocale();
  const read = readForm(form, schema, locale);
  if (!read.ok) return { state: { status: "invalid", errors: read.errors, values: read.values } };
  const decision = await operation(read.input, await currentTime());
  if (!decision.ok) {
    return {
      state: { status: "refused", refusal: refusalSentence(decision.refusal, locale), values: read.values },
    };
  }
  revalidatePath("/", "layout");
  return { state: { status: "done" }, value: decision.value };
}
