import { addDays } from "../billing-month";
import { accept, type Decision, refuse } from "../decision";

/** Late events count for this long: into their month until it is billed, as an adjustment after (rule U7). */
export const lateDays = 90;

/** How far a sender's clock may run ahead of ours. */
export const aheadMs = 5 * 60_000;

/** Whether an event that happened at `occurredAt` may still, or already, be counted at `now` (rule U7). */
export function checkEventTime(occurredAt: Date, now: Date): Decision<null> {
  if (occurredAt.getTime() > now.getTime() + aheadMs) return refuse("event_in_future");
  if (occurredAt < addDays(now, -lateDays)) return refuse("event_too_old", { days: lateDays });
  return accept(null);
}
