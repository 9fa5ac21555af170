"use server";

import { z } from "zod";
import type { FormState } from "@/components/ui/form-state";
import { staffAction } from "@/lib/action";
import { reasonField } from "@/lib/form";
import { jobs, wakeWorker } from "@/lib/jobs/queue";
import { moveClock } from "@/lib/operations/move-clock";
import { clockTargets } from "./targets";

const schema = z
  .object({
    target: z.enum(["hour", "day", "nextMonth", "custom"]),
    at: z.iso
      .datetime({ local: true })
      .transform((text) => new Date(`${text}+08:00`))
      .optional(),
    reason: reasonField,
  })
  .refine(({ target, at }) => target !== "custom" || at !== undefined, {
    path: ["at"],
    error: "2026-10-01 00:10",
  });

/** Moves the clock; what falls due is then done at once, not with the next minute's tick. */
export async function moveTestClock(_previous: FormState, form: FormData): Promise<FormState> {
  const { state } = await staffAction("clock.move", form, schema, async ({ userId }, input, now) => {
    const { target, at, reason } = input;
    const moved = await moveClock(
      { userId, reason },
      target === "custom" ? (at ?? now) : clockTargets(now)[target],
      now,
    );
    if (moved.ok) await wakeWorker(jobs.tick);
    return moved;
  });
  return state;
}
