"use server";

import { after } from "next/server";
import { z } from "zod";
import type { FormState } from "@/components/ui/form-state";
import { staffAction } from "@/lib/action";
import { readBound } from "@/lib/bound";
import { reasonField } from "@/lib/form";
import { jobs, wakeWorker } from "@/lib/jobs/queue";
import { decideRefund, type RefundDecision } from "@/lib/operations/decide-refund";

const schema = z.object({ reason: reasonField });
const decisionSchema = z.object({
  accountId: z.uuid(),
  refundId: z.uuid(),
  verdict: z.enum(["approve", "reject"]),
});

/** Support's decision on a refund in review (rule R8); an approved one is completed by the worker like any other. */
export async function decide(
  decision: Omit<RefundDecision, "reason">,
  _previous: FormState,
  form: FormData,
): Promise<FormState> {
  const { state, value } = await staffAction("refunds.decide", form, schema, ({ userId }, { reason }, now) =>
    decideRefund({ userId }, { ...readBound(decisionSchema, decision), reason }, now),
  );
  // Only so that it is quick: the worker looks every minute anyway.
  if (value && decision.verdict === "approve") after(() => wakeWorker(jobs.refunds));
  return state;
}
