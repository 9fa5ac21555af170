"use server";

import { z } from "zod";
import type { FormState } from "@/components/ui/form-state";
import { staffAction } from "@/lib/action";
import { contractTiers } from "@/lib/api/scenario-contract";
import { callMeterField, meterField, monthField, serviceField } from "@/lib/api/scenario-fields";
import { monthStart, nextDayStart } from "@/lib/billing/billing-month";
import { amountField, wholeNumber } from "@/lib/form";
import { attachContract as attach } from "@/lib/operations/attach-contract";
import {
  giftBalance as giveBalance,
  giftPack as givePack,
  giftVoucher as giveVoucher,
} from "@/lib/operations/gift";

const reason = z.string().trim().min(1).max(500);
const gift = { requestId: z.uuid(), reason };
/** Money that is given is more than none. */
const gifted = amountField.refine((amount) => /[1-9]/.test(amount), { error: "0.01 …" });

export async function giftBalance(
  accountId: string,
  _previous: FormState,
  form: FormData,
): Promise<FormState> {
  const schema = z.object({ ...gift, amount: gifted });
  const { state } = await staffAction("gifts.give", form, schema, ({ userId }, input, now) =>
    giveBalance({ userId, ...input }, accountId, input.amount, now),
  );
  return state;
}

export async function giftPack(accountId: string, _previous: FormState, form: FormData): Promise<FormState> {
  const schema = z.object({
    ...gift,
    meter: meterField,
    units: wholeNumber.pipe(z.int().min(1).max(1_000_000_000)),
  });
  const { state } = await staffAction("gifts.give", form, schema, ({ userId }, input, now) =>
    givePack({ userId, ...input }, accountId, input.meter, input.units, now),
  );
  return state;
}

export async function giftVoucher(
  accountId: string,
  _previous: FormState,
  form: FormData,
): Promise<FormState> {
  const schema = z.object({
    ...gift,
    faceValue: gifted,
    minimum: amountField.default("0"),
    service: serviceField.optional(),
    kinds: z.enum(["both", "prepaid", "postpaid"]),
    lastDay: z.iso.date().optional(),
  });
  const { state } = await staffAction("gifts.give", form, schema, ({ userId }, input, now) => {
    const { requestId, reason, faceValue, minimum, service, kinds, lastDay } = input;
    return giveVoucher(
      { userId, requestId, reason },
      accountId,
      {
        faceValue,
        minimum,
        services: service ? [service] : null,
        kinds: kinds === "both" ? ["prepaid", "postpaid"] : [kinds],
        // The last day counts in full, on the billing clock (rule T2).
        validUntil: lastDay ? nextDayStart(new Date(`${lastDay}T00:00:00+08:00`)) : null,
      },
      now,
    );
  });
  return state;
}

/** The rows travel as JSON; their figures are text until here. */
const tiersField = z
  .string()
  .transform((text, context): unknown => {
    try {
      const rows = z
        .array(z.object({ upTo: z.string().optional(), unitPrice: z.string() }))
        .parse(JSON.parse(text));
      return rows.map(({ upTo, unitPrice }) =>
        upTo === undefined ? { unitPrice } : { upTo: Number(upTo), unitPrice },
      );
    } catch {
      context.addIssue({ code: "custom", message: "1, 2, 3 …" });
      return z.NEVER;
    }
  })
  .pipe(contractTiers);

export async function attachContract(
  accountId: string,
  _previous: FormState,
  form: FormData,
): Promise<FormState> {
  const schema = z.object({
    reason,
    meter: callMeterField,
    month: monthField,
    bounds: z.enum(["(a,b]", "[a,b)"]),
    tiers: tiersField,
  });
  const { state } = await staffAction("contracts.attach", form, schema, ({ userId }, input, now) => {
    const { meter, month, bounds } = input;
    const tiers = input.tiers.map(({ upTo, unitPrice }) => ({ upTo: upTo ?? null, unitPrice }));
    const contract = { meter, effectiveFrom: monthStart(month), bounds, tiers };
    return attach({ userId, reason: input.reason }, accountId, contract, now);
  });
  return state;
}
