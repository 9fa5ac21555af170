"use server";

import { z } from "zod";
import type { FormState } from "@/components/ui/form-state";
import { staffAction } from "@/lib/action";
import { monthField } from "@/lib/api/scenario-fields";
import { reasonField } from "@/lib/form";
import { jobs, wakeWorker } from "@/lib/jobs/queue";
import { startBillingRun } from "@/lib/operations/start-billing-run";

const schema = z.object({ month: monthField, reason: reasonField });

/** Opens the run and hands it to the worker; the page shows how far it is. */
export async function startRun(_previous: FormState, form: FormData): Promise<FormState> {
  const { state, value } = await staffAction("runs.start", form, schema, ({ userId }, input, now) =>
    startBillingRun({ userId, reason: input.reason }, input.month, now),
  );
  if (value) await wakeWorker(jobs.closeMonth, { month: value.month });
  return state;
}
