import { pool } from "@/db/client";
import { monthOf, monthStart, nextMonth, shiftMonth } from "@/lib/billing/billing-month";
import { currentTime } from "@/lib/clock";
import { moveClock } from "@/lib/operations/move-clock";

/** What is still to be done, by kind. */
interface Waiting {
  readonly refunds: number;
  readonly mails: number;
  readonly ratings: number;
  readonly runs: number;
}

const day = 86_400_000;

/**
 * Lets the instance come to rest: moves it past the end of its month, so that everything is billed, and on by a day
 * at a time, as long as retries and adjustments wait. Returns how many months were closed; throws when it never rests.
 */
export async function settle(staffId: string, started: Date): Promise<number> {
  const first = monthOf(started);
  const last = monthOf(await currentTime());
  await forward(staffId, new Date(monthStart(nextMonth(last)).getTime() + day));
  for (let turn = 1; ; turn++) {
    const waiting = await findWaiting(last);
    if (Object.values(waiting).every((count) => count === 0)) break;
    if (turn > 600) throw new Error(`The instance does not come to rest: ${JSON.stringify(waiting)}`);
    await new Promise((done) => setTimeout(done, 500));
    if (turn % 20 === 0) await forward(staffId, new Date((await currentTime()).getTime() + day));
  }
  let months = 1;
  for (let month = first; month < last; month = shiftMonth(month, 1)) months++;
  return months;
}

async function forward(staffId: string, target: Date): Promise<void> {
  await moveClock({ userId: staffId, reason: "torture" }, target, await currentTime());
}

async function findWaiting(lastMonth: string): Promise<Waiting> {
  const [row] = await pool()<Waiting[]>`
    select (select count(*) from refunds where status = 'submitted')::int as refunds,
      (select count(*) from deliveries where status = 'queued')::int as mails,
      (select count(*) from rating_requests)::int as ratings,
      (select count(*) from (select ${lastMonth} as month) m
        left join billing_runs r on r.month = m.month where r.status is distinct from 'completed')::int as runs`;
  if (!row) throw new Error("The database did not answer");
  return row;
}
