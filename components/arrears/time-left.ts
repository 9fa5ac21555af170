import { HOUR_MS } from "@/lib/billing/billing-month";

const MINUTE_MS = 60_000;

/** Hours and minutes until an instant, rounded up to the minute so that it never says "0 minutes" too early. */
export function timeLeft(
  until: Date,
  now: Date,
): { readonly hours: number; readonly minutes: number } | null {
  const left = until.getTime() - now.getTime();
  if (left <= 0) return null;
  const minutes = Math.ceil(left / MINUTE_MS);
  return { hours: Math.floor(minutes / (HOUR_MS / MINUTE_MS)), minutes: minutes % (HOUR_MS / MINUTE_MS) };
}
