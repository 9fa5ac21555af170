"use server";

import { z } from "zod";
import type { FormState } from "@/components/ui/form-state";
import { staffAction } from "@/lib/action";
import { meterField, serviceField } from "@/lib/api/scenario-fields";
import { monthStart, nextDayStart } from "@/lib/billing/billing-month";
import { fractionOf } from "@/lib/billing/percent";
import { boundId } from "@/lib/bound";
import { fieldErrorCode } from "@/lib/field-errors";
import { amountField, reasonField, wholeNumber } from "@/lib/form";
import { attachContract as attach } from "@/lib/operations/attach-contract";
import {
  giftBalance as giveBalance,
  giftPack as givePack,
  giftVoucher as giveVoucher,
} from "@/lib/operations/gift";
import { setTaxRate as setRate } from "@/lib/operations/set-tax-rate";
import { contractForm } from "@/lib/price-form";

const gift = { requestId: z.uuid(), reason: reasonField };
/** Money that is given is more than none. */
const gifted = amountField.refine((amount) => /[1-9]/.test(amount), {
  error: fieldErrorCode("amount_above_zero"),
});

export async function giftBalance(
  accountId: string,
  _previous: FormState,
  form: FormData,
): Promise<FormState> {
  const schema = z.object({ ...gift, amount: gifted });
  const { state } = await staffAction("gifts.give", form, schema, ({ userId }, input, now) =>
    giveBalance({ userId, ...input }, boundId(accountId), input.amount, now),
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
    givePack({ userId, ...input }, boundId(accountId), input.meter, input.units, now),
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
      boundId(accountId),
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

export async function attachContract(
  accountId: string,
  _previous: FormState,
  form: FormData,
): Promise<FormState> {
  const { state } = await staffAction("contracts.attach", form, contractForm, ({ userId }, input, now) => {
    const { reason, meter, month, bounds, tiers } = input;
    return attach(
      { userId, reason },
      boundId(accountId),
      { meter, effectiveFrom: monthStart(month), bounds, tiers },
      now,
    );
  });
  return state;
}

/** A percentage of at most four decimals, below 100. */
const percentField = z
  .string()
  .trim()
  .regex(/^\d{1,2}(\.\d{1,4})?$/, { error: "0 … 99.9999" });

export async function setTaxRate(
  accountId: string,
  _previous: FormState,
  form: FormData,
): Promise<FormState> {
  const schema = z.object({ reason: reasonField, percent: percentField });
  const { state } = await staffAction("taxRate.set", form, schema, ({ userId }, input, now) =>
    setRate({ userId, reason: input.reason }, boundId(accountId), fractionOf(input.percent), now),
  );
  return state;
}
