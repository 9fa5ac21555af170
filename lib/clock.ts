import { systemTransaction } from "@/db/client";
import { findClockOffset } from "@/db/instance";
import { isDemoInstance } from "./env";

/**
 * The instance's time. In production it is the machine's; in a demo instance staff can move it ahead, and every
 * process must see that at once, so the offset is read from the database each time. Operations take `now` as an
 * argument; only the edges (actions, gateway, worker) ask this.
 */
export async function currentTime(): Promise<Date> {
  if (!isDemoInstance()) return new Date();
  const offset = await systemTransaction(findClockOffset);
  return new Date(Date.now() + offset);
}

/** The instance's time where it was moved ahead of real time, for the banner that says so; null otherwise. */
export async function movedClock(): Promise<Date | null> {
  if (!isDemoInstance()) return null;
  const offset = await systemTransaction(findClockOffset);
  return offset > 0 ? new Date(Date.now() + offset) : null;
}
