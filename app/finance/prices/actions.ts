"use server";

import { z } from "zod";
import type { FormState } from "@/components/ui/form-state";
import { staffAction } from "@/lib/action";
import { meterField, monthField } from "@/lib/api/scenario-fields";
import { reasonField, wholeNumber } from "@/lib/form";
import { announceFreeQuota, announcePrice } from "@/lib/operations/announce-prices";
import { listPriceForm } from "@/lib/price-form";

export async function publishPrice(_previous: FormState, form: FormData): Promise<FormState> {
  const { state } = await staffAction("prices.announce", form, listPriceForm, ({ userId }, input, now) => {
    const { reason, ...price } = input;
    return announcePrice({ userId, reason }, price, now);
  });
  return state;
}

/** Meter and issue travel in one field: together they are one free quota. */
const quotaForm = z
  .object({
    reason: reasonField,
    quota: z.string(),
    units: wholeNumber.pipe(z.int().min(0).max(1_000_000_000)),
    month: monthField,
  })
  .transform(({ quota, ...rest }, context) => {
    const [issue, meter] = quota.split(" ");
    const read = z.object({ issue: z.enum(["activation", "claim", "monthly"]), meter: meterField });
    const parsed = read.safeParse({ issue, meter });
    if (parsed.success) return { ...rest, ...parsed.data };
    context.addIssue({ code: "custom", path: ["quota"], message: "–" });
    return z.NEVER;
  });

export async function publishFreeQuota(_previous: FormState, form: FormData): Promise<FormState> {
  const { state } = await staffAction("prices.announce", form, quotaForm, ({ userId }, input, now) => {
    const { reason, ...quota } = input;
    return announceFreeQuota({ userId, reason }, quota, now);
  });
  return state;
}
