"use server";

import { z } from "zod";
import type { FormState } from "@/components/ui/form-state";
import { exportFormats } from "@/db/schema/exports";
import { staffAction } from "@/lib/action";
import { monthField } from "@/lib/api/scenario-fields";
import { jobs, wakeWorker } from "@/lib/jobs/queue";
import { startExport } from "@/lib/operations/start-export";

const schema = z.object({ month: monthField, format: z.enum(exportFormats), requestId: z.uuid() });

/** Asks for the file and hands it to the worker; the page shows how far it is. */
export async function startMonthExport(_previous: FormState, form: FormData): Promise<FormState> {
  const { state, value } = await staffAction("exports.make", form, schema, ({ userId }, input, now) =>
    startExport({ userId }, input, now),
  );
  if (value) await wakeWorker(jobs.exports);
  return state;
}
