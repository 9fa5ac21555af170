"use server";

import type { FormState } from "@/components/ui/form-state";
import { staffAction } from "@/lib/action";
import { monthStart } from "@/lib/billing/billing-month";
import { boundId } from "@/lib/bound";
import { attachContract } from "@/lib/operations/attach-contract";
import { contractForm } from "@/lib/price-form";
import { madeParam } from "./made";

/** Attaches the contract that prices a line; `href` leads to the bills that it made. */
export async function priceLine(
  accountId: string,
  _previous: FormState,
  form: FormData,
): Promise<{ state: FormState; href?: string }> {
  const { state, value } = await staffAction("contracts.attach", form, contractForm, (staff, input, now) => {
    const { reason, meter, month, bounds, tiers } = input;
    const contract = { meter, effectiveFrom: monthStart(month), bounds, tiers };
    return attachContract({ userId: staff.userId, reason }, boundId(accountId), contract, now);
  });
  return value ? { state, href: `/finance/quotes?made=${madeParam(value.bills)}` } : { state };
}
