const minute = 60_000;

/** Signing in again is asked for after this long, whatever was done meanwhile. */
export const absoluteLimitMs = 12 * 60 * minute;
/** And after this long without a request. Staff see every account, so they are given less. */
const idleLimitMs = { customer: 60 * minute, staff: 30 * minute } as const;
/** When a session was seen is written no oftener than this. */
export const seenEveryMs = minute;

export interface SessionTimes {
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly endedAt: Date | null;
}

export function isLive(
  { createdAt, lastSeenAt, endedAt }: SessionTimes,
  isStaff: boolean,
  now: Date,
): boolean {
  if (endedAt) return false;
  const idle = idleLimitMs[isStaff ? "staff" : "customer"];
  return now.getTime() < createdAt.getTime() + absoluteLimitMs && now.getTime() < lastSeenAt.getTime() + idle;
}
