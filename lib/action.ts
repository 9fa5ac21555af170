import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { getLocale } from "next-intl/server";
import type { z } from "zod";
import type { FormState } from "@/components/ui/form-state";
import { isId, newId } from "@/db/ids";
import { withRequest } from "@/db/request";
import type { Decision } from "@/lib/billing/decision";
import { type Refusal, refusalSentence } from "@/lib/billing/refusals";
import { type Capability, may } from "./auth/permissions";
import { noteRefusedAccess } from "./auth/refused";
import { requireCustomer, requireStaff } from "./auth/session";
import type { Customer, Staff } from "./auth/visitor";
import { currentTime } from "./clock";
import { readForm } from "./form";

/**
 * What every server action does, once: who is it, may they, read the fields, call one operation, tell the form. A
 * refusal comes back as the rulebook's sentence, fields that cannot be read as errors beside them; what was typed is
 * kept.
 */
export async function customerAction<Schema extends z.ZodType, Value>(
  capability: Capability,
  form: FormData,
  schema: Schema,
  operation: (customer: Customer, input: z.output<Schema>, now: Date) => Promise<Decision<Value>>,
): Promise<ActionResult<Value>> {
  const customer = await requireCustomer("account.see");
  const isUnverified = !customer.emailVerified && needsVerifiedEmail.includes(capability);
  if (!may(customer.role, capability)) noteRefusedAccess(customer.userId, capability);
  const refusal = !may(customer.role, capability) ? notPermitted : isUnverified ? emailNotVerified : null;
  return act(form, schema, customer.viewing ? viewingOnly : refusal, (input, now) =>
    operation(customer, input, now),
  );
}

/** The same for staff. Whoever may not is told nothing, not even that there is such an action. */
export async function staffAction<Schema extends z.ZodType, Value>(
  capability: Capability,
  form: FormData,
  schema: Schema,
  operation: (staff: Staff, input: z.output<Schema>, now: Date) => Promise<Decision<Value>>,
): Promise<ActionResult<Value>> {
  const staff = await requireStaff(capability);
  return act(form, schema, null, (input, now) => operation(staff, input, now));
}

/** The form's state, and what the operation returned when it was done. */
export interface ActionResult<Value> {
  readonly state: FormState;
  readonly value?: Value;
}

/** What an address that nobody opened a mail at must not do: spend money, write to others (decision 18). */
const needsVerifiedEmail: readonly Capability[] = [
  ...(["packs.buy", "balance.topUp", "members.manage"] as const),
  // A number may be anybody's, and an address somebody else's server.
  ...(["alerts.choose", "webhooks.manage"] as const),
];
const emailNotVerified: Refusal = { code: "email_not_verified", params: {} };
/** Whatever the role: support changes nothing in a customer's place. */
export const viewingOnly: Refusal = { code: "viewing_only", params: {} };
const notPermitted: Refusal = { code: "not_permitted", params: {} };

/** `refusal`: why nothing is done, whatever the fields say. */
async function act<Schema extends z.ZodType, Value>(
  form: FormData,
  schema: Schema,
  refusal: Refusal | null,
  operation: (input: z.output<Schema>, now: Date) => Promise<Decision<Value>>,
): Promise<ActionResult<Value>> {
  const locale = await getLocale();
  const read = readForm(form, schema, locale);
  const refused = (refusal: Refusal): ActionResult<Value> => ({
    state: { status: "refused", refusal: refusalSentence(refusal, locale), values: read.values },
  });
  if (refusal) return refused(refusal);
  if (!read.ok) return { state: { status: "invalid", errors: read.errors, values: read.values } };
  const given = (await headers()).get("x-request-id") ?? "";
  const decision = await withRequest(isId(given) ? given : newId(), async () =>
    operation(read.input, await currentTime()),
  );
  if (!decision.ok) return refused(decision.refusal);
  revalidatePath("/", "layout");
  return { state: { status: "done" }, value: decision.value };
}
