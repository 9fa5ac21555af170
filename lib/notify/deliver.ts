import { systemTransaction, type Tx } from "@/db/client";
import {
  type Channel,
  type ClaimedDelivery,
  claimDeliveries,
  type DeliveryChange,
  finishAttempt,
} from "@/db/deliveries";
import { type Outcome, unanswered } from "./outcome";
import { retryDelayMs } from "./retry";

/** One way out of the console: how deliveries of a channel are sent. */
export interface Courier {
  readonly channel: Channel;
  /** Reads whom these deliveries are for; what it returns sends one of them and never throws for what others do. */
  readonly prepare: (
    tx: Tx,
    claimed: readonly ClaimedDelivery[],
  ) => Promise<(delivery: ClaimedDelivery) => Promise<Outcome>>;
}

const batch = 50;
/** Sent at once; the others of a batch wait for one of these. */
const lanes = 10;
const second = 1_000;
/** An attempt that takes longer counts as failed, whatever the other side does. */
export const deadlineMs = 30 * second;
/** Longer than a whole batch may take, so that only a worker that died loses its deliveries to another. */
const leaseMs = 2 * (batch / lanes) * deadlineMs;

/** Rows that wait to be sent: how a worker takes them, and where it notes what became of them. */
export interface Outbox<Row> {
  readonly claim: (tx: Tx, now: Date, leaseUntil: Date, limit: number) => Promise<Row[]>;
  readonly finish: (tx: Tx, row: Row, change: DeliveryChange) => Promise<void>;
}

/** Sends everything that is due on a channel. */
export function deliverDue(courier: Courier, now: Date, chance: () => number = Math.random): Promise<number> {
  const outbox: Outbox<ClaimedDelivery> = {
    claim: (tx, now, leaseUntil, limit) => claimDeliveries(tx, courier.channel, now, leaseUntil, limit),
    finish: finishAttempt,
  };
  return sendDue(outbox, courier.prepare, now, chance);
}

/**
 * Sends everything that is due in an outbox. Any number of workers may do it at once: each takes its own rows. A
 * worker that is killed after sending and before writing so sends once more after the lease, under the same id.
 */
export async function sendDue<Row extends { readonly attempts: number }>(
  outbox: Outbox<Row>,
  prepare: (tx: Tx, claimed: readonly Row[]) => Promise<(row: Row) => Promise<Outcome>>,
  now: Date,
  chance: () => number = Math.random,
): Promise<number> {
  for (let total = 0; ; ) {
    const { claimed, send } = await systemTransaction(async (tx) => {
      const leaseUntil = new Date(now.getTime() + leaseMs);
      const claimed = await outbox.claim(tx, now, leaseUntil, batch);
      return { claimed, send: claimed.length > 0 ? await prepare(tx, claimed) : null };
    });
    const waiting = claimed.values();
    const lane = async () => {
      for (const delivery of waiting) {
        const outcome = send ? await beforeDeadline(send(delivery)) : null;
        if (outcome)
          await systemTransaction((tx) =>
            outbox.finish(tx, delivery, changeFor(delivery, outcome, now, chance)),
          );
      }
    };
    await Promise.all(Array.from({ length: Math.min(lanes, claimed.length) }, lane));
    total += claimed.length;
    if (claimed.length < batch) return total;
  }
}

async function beforeDeadline(sending: Promise<Outcome>): Promise<Outcome> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Outcome>((done) => {
    timer = setTimeout(() => done(unanswered(`No answer within ${deadlineMs / second} s`)), deadlineMs);
  });
  try {
    return await Promise.race([sending.catch(unanswered), late]);
  } finally {
    clearTimeout(timer);
  }
}

function changeFor(
  { attempts }: { readonly attempts: number },
  outcome: Outcome,
  now: Date,
  chance: () => number,
): DeliveryChange {
  switch (outcome.status) {
    case "sent":
      return { status: "sent", responseCode: outcome.code, lastError: null, finishedAt: now };
    case "stored":
      return { status: "stored", localCopy: outcome.copy, finishedAt: now };
    case "cancelled":
      return { status: "cancelled", lastError: outcome.reason, finishedAt: now };
    case "failed": {
      const delay = outcome.permanent ? null : retryDelayMs(attempts, chance());
      const answer = { responseCode: outcome.code, lastError: outcome.reason };
      return delay === null
        ? { status: "failed", ...answer, finishedAt: now }
        : { ...answer, dueAt: new Date(now.getTime() + delay) };
    }
  }
}
