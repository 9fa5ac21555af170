"use server";

import { redirect } from "next/navigation";
import { after } from "next/server";
import { z } from "zod";
import type { FormState } from "@/components/ui/form-state";
import { customerAction } from "@/lib/action";
import { jobs, wakeWorker } from "@/lib/jobs/queue";
import { requestRefund } from "@/lib/operations/request-refund";

const schema = z.object({ packId: z.uuid() });

/** Confirm refund: the pack is frozen at once, the worker gives the money back (rule R6). */
export async function confirmRefund(_previous: FormState, form: FormData): Promise<FormState> {
  let packId = "";
  const { state, value } = await customerAction("packs.refund", form, schema, (customer, input, now) => {
    packId = input.packId;
    return requestRefund(customer, packId, now);
  });
  if (!value) return state;
  // Only so that it is quick: the worker looks every minute anyway, so a queue that does not answer loses nothing.
  after(() => wakeWorker(jobs.refunds).catch(() => undefined));
  redirect(`/packs/${packId}/refund/submitted`);
}
