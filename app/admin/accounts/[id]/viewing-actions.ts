"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import type { FormState } from "@/components/ui/form-state";
import { staffAction } from "@/lib/action";
import { requireStaff } from "@/lib/auth/session";
import { forgetViewing, rememberViewing } from "@/lib/auth/viewing";
import { currentVisitor } from "@/lib/auth/visitor";
import { boundId } from "@/lib/bound";
import { currentTime } from "@/lib/clock";
import { reasonField } from "@/lib/form";
import { startViewing, stopViewing } from "@/lib/operations/view-as-customer";

const schema = z.object({ reason: reasonField });

export async function viewAs(accountId: string, _previous: FormState, form: FormData): Promise<FormState> {
  const { state, value } = await staffAction("account.viewAs", form, schema, ({ userId }, { reason }, now) =>
    startViewing({ userId, reason }, boundId(accountId), now),
  );
  if (!value) return state;
  await rememberViewing(value);
  redirect("/overview");
}

/** Leads back to the account's page. Takes nothing from the browser: what is viewed stands in its cookie. */
export async function endViewing(): Promise<void> {
  await requireStaff("account.viewAs");
  const visitor = await currentVisitor();
  const viewing = visitor?.kind === "staff" ? visitor.inPlaceOf?.viewing : null;
  await forgetViewing();
  if (!viewing) redirect("/admin/accounts");
  await stopViewing(viewing, await currentTime());
  redirect(`/admin/accounts/${viewing.accountId}`);
}
