import { addDays, nextDayStart } from "../billing-month";

/**
 * The exclusive end of the refund window: 00:00 (UTC+8) after the last of `windowDays` calendar days that follow
 * the delivery day, so both ways of counting "7 days inclusive" are inside (rule R3).
 */
export function refundableUntil(deliveredAt: Date, windowDays: number): Date {
  return addDays(nextDayStart(deliveredAt), windowDays);
}

/** Time left to refund, in milliseconds; 0 when the window is over. */
export function refundTimeLeft(deliveredAt: Date, windowDays: number, now: Date): number {
  return Math.max(0, refundableUntil(deliveredAt, windowDays).getTime() - now.getTime());
}
