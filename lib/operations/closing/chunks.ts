import {
  markChunkDone,
  markChunkTold,
  saveRunFailure,
  takeOpenChunk,
  takeUntoldChunk,
} from "@/db/billing-runs";
import { savepoint, systemTransaction, type Tx } from "@/db/client";
import type { BillingMonth } from "@/lib/billing/billing-month";
import { closeAccounts } from "./close-accounts";
import { tellBills } from "./tell-bills";

/** Chunks that one process has under way at once: while one waits for the database another one plans. */
const mostLanes = 4;

/** Closes the open ones of the run's chunks until none is left; those that other processes have taken are left to them. */
export function closeChunks(month: BillingMonth, chunks: number, now: Date): Promise<void> {
  return inLanes(chunks, () => closeNextChunk(month, now));
}

/** Tells the accounts of closed chunks of their bills, once: a chunk is marked with the messages it made. */
export function tellChunks(month: BillingMonth, chunks: number, now: Date): Promise<void> {
  return inLanes(chunks, () =>
    systemTransaction(async (tx) => {
      const chunk = await takeUntoldChunk(tx, month);
      if (!chunk) return false;
      await tellBills(tx, chunk.accountIds, month);
      await markChunkTold(tx, chunk, now);
      return true;
    }),
  );
}

/** All lanes end before this does, also when one of them fails. */
async function inLanes(chunks: number, doNext: () => Promise<boolean>): Promise<void> {
  const ends = await Promise.allSettled(
    Array.from({ length: Math.min(chunks, mostLanes) }, async () => {
      while (await doNext()) {
        // Each turn is one chunk, committed.
      }
    }),
  );
  for (const end of ends) if (end.status === "rejected") throw end.reason;
}

/** Closes one chunk; false when none is open. One account's failure sets that account aside and nobody else. */
async function closeNextChunk(month: BillingMonth, now: Date): Promise<boolean> {
  const close = (work: (tx: Tx, accountIds: readonly string[]) => Promise<number>) =>
    systemTransaction(async (tx) => {
      const chunk = await takeOpenChunk(tx, month);
      if (!chunk) return false;
      markChunkDone(tx, chunk, await work(tx, chunk.accountIds), now);
      return true;
    });
  try {
    return await close((tx, accountIds) => closeAccounts(tx, accountIds, month, now));
  } catch (cause) {
    return close(async (tx, accountIds) => {
      const { bills, failed } = await closeInParts(tx, accountIds, month, now);
      // Nobody failed alone: the cause is not one account's (a lost connection, a full disk), and is not hidden.
      if (failed === accountIds.length && failed > 1) throw cause;
      return bills;
    });
  }
}

interface Closed {
  readonly bills: number;
  readonly failed: number;
}

/** Halves the accounts until those that fail are alone: one of them costs its chunk little more than a second close. */
async function closeInParts(
  tx: Tx,
  accountIds: readonly string[],
  month: BillingMonth,
  now: Date,
): Promise<Closed> {
  const [first] = accountIds;
  if (first === undefined) return { bills: 0, failed: 0 };
  try {
    return { bills: await savepoint(tx, (inner) => closeAccounts(inner, accountIds, month, now)), failed: 0 };
  } catch (error) {
    if (accountIds.length === 1) {
      await setAside(tx, first, month, error, now);
      return { bills: 0, failed: 1 };
    }
  }
  const middle = Math.ceil(accountIds.length / 2);
  const before = await closeInParts(tx, accountIds.slice(0, middle), month, now);
  const after = await closeInParts(tx, accountIds.slice(middle), month, now);
  return { bills: before.bills + after.bills, failed: before.failed + after.failed };
}

export function setAside(
  tx: Tx,
  accountId: string,
  month: BillingMonth,
  cause: unknown,
  now: Date,
): Promise<void> {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return saveRunFailure(tx, accountId, month, reason.slice(0, 500), now);
}
