"use server";

import { z } from "zod";
import type { FormState } from "@/components/ui/form-state";
import { staffAction } from "@/lib/action";
import { monthField } from "@/lib/api/scenario-fields";
import { jobs, wakeWorker } from "@/lib/jobs/queue";
import { currencies } from "@/lib/operations/check-due";
import { askForReconciliation } from "@/lib/operations/keep-figures";

const schema = z.object({ month: monthField, currency: z.enum(currencies) });

/** Asks for another look at a month's books and wakes the worker, who takes it. */
export async function askCheck(_previous: FormState, form: FormData): Promise<FormState> {
  const { state, value } = await staffAction(
    "finance.see",
    form,
    schema,
    (_staff, { month, currency }, now) => askForReconciliation(month, currency, now),
  );
  if (value) await wakeWorker(jobs.figures);
  return state;
}
