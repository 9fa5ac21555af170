import { once } from "node:events";
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { currentRequestId } from "@/db/request";
import type { BillingMonth } from "@/lib/billing/billing-month";
import { closeChunks, tellChunks } from "./chunks";

/** What is done with chunks, one after the other. */
export const phases = { close: closeChunks, tell: tellChunks } as const;
export type Phase = keyof typeof phases;

/** What a thread is asked for, and for which request. */
export interface ThreadTask {
  readonly phase: Phase;
  readonly month: BillingMonth;
  readonly chunks: number;
  readonly now: Date;
  readonly requestId: string | null;
}

/** With fewer chunks the others would be done before a thread has loaded its code. */
const worthThreads = 20;
/** Beyond these the database is what they wait for. */
const mostThreads = 4;

/** Threads to start beside this one: as many for a million accounts as for ten thousand, so memory is the same. */
export function threadsFor(chunks: number, processors = availableParallelism()): number {
  return chunks < worthThreads ? 0 : Math.min(processors, mostThreads) - 1;
}

/** Node's id of a thread that is no more. */
const ended = -1;

/**
 * Threads that close and tell chunks beside the one that has them: planning a month is Node's work, and a thread of
 * Node uses one processor. They share nothing but the run in the database, like the processes of several workers.
 */
export class ClosingThreads {
  readonly #threads: readonly Worker[];

  constructor(count: number) {
    this.#threads = Array.from(
      { length: count },
      () => new Worker(new URL("./thread.mjs", import.meta.url), { execArgv: [] }),
    );
  }

  /** Until no chunk is left, here and in the threads. All end before this does, also when one of them fails. */
  async run(phase: Phase, month: BillingMonth, chunks: number, now: Date): Promise<void> {
    const task: ThreadTask = { phase, month, chunks, now, requestId: currentRequestId() };
    const ends = await Promise.allSettled([
      phases[phase](month, chunks, now),
      ...this.#threads.map((thread) => carriedOut(thread, task)),
    ]);
    for (const end of ends) if (end.status === "rejected") throw end.reason;
  }

  async end(): Promise<void> {
    await Promise.all(
      this.#threads.map(async (thread) => {
        // One that failed has ended already.
        if (thread.threadId === ended) return;
        thread.postMessage(null);
        await once(thread, "exit");
      }),
    );
  }
}

/** A thread answers each task; one that fails ends, with the error. */
async function carriedOut(thread: Worker, task: ThreadTask): Promise<void> {
  const answered = new AbortController();
  const { signal } = answered;
  const answer = once(thread, "message", { signal });
  const end = once(thread, "exit", { signal }).then(() => {
    throw new Error(`A thread of the close ended before its part was done (${task.phase})`);
  });
  thread.postMessage(task);
  try {
    await Promise.race([answer, end]);
  } finally {
    answered.abort();
    await Promise.allSettled([answer, end]);
  }
}
