import PgBoss from "pg-boss";
import { databaseUrl, pool } from "@/db/client";
import { makeLog } from "@/lib/log";

/** The worker's jobs, by name. All of them are idempotent; a job says *look*, the database says what is due. */
export const jobs = {
  /** Do everything that is due now. */
  tick: "tick",
  /** Complete submitted refunds. */
  refunds: "complete-refunds",
  /** Close the month that its data names; finance asked for it. */
  closeMonth: "close-month",
  /** Keep finance's monthly sums and comparisons up to date. */
  figures: "keep-figures",
  /** Make the files that finance asked for. */
  exports: "make-exports",
} as const;

export type JobName = (typeof jobs)[keyof typeof jobs];

/** A month over all accounts may take long; the default of 15 minutes would start it a second time meanwhile. */
const queueOptions = {
  policy: "standard",
  retryLimit: 3,
  retryDelay: 5,
  expireInHours: 12,
} as const;

/** Comparisons and files may take longer than the minute until the next: at most one at work and one waiting. */
const policies: Partial<Record<JobName, "stately">> = {
  [jobs.figures]: "stately",
  [jobs.exports]: "stately",
};

const log = makeLog("queue");
let sender: Promise<PgBoss> | undefined;

/** Asks the worker to look at once. Loses nothing when it fails: the next minute's tick does the same. */
export async function wakeWorker(job: JobName, data: Readonly<Record<string, string>> = {}): Promise<void> {
  sender ??= startSender();
  try {
    const boss = await sender;
    await boss.send(job, data, { singletonKey: [job, ...Object.values(data)].join(" ") });
  } catch (error) {
    // Begin anew next time; what the person did is done, and waits a minute at most.
    sender = undefined;
    log.error({ err: error, job }, "the worker could not be woken");
  }
}

async function startSender(): Promise<PgBoss> {
  const boss = new PgBoss({ connectionString: databaseUrl(), supervise: false, schedule: false, max: 2 });
  boss.on("error", () => {});
  await openQueues(boss);
  return boss;
}

/** Starts the queue and makes what is missing of it, one process at a time: two at once would deadlock. */
export async function openQueues(boss: PgBoss): Promise<void> {
  await pool().begin(async (sql) => {
    await sql`select pg_advisory_xact_lock(hashtext('facet-queues'))`;
    await boss.start();
    for (const job of Object.values(jobs))
      await boss.createQueue(job, {
        name: job,
        ...queueOptions,
        policy: policies[job] ?? queueOptions.policy,
      });
  });
}
