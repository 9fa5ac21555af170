import PgBoss from "pg-boss";
import { databaseUrl } from "@/db/client";

/** The worker's jobs, by name. All of them are idempotent; a job says *look*, the database says what is due. */
export const jobs = {
  /** Do everything that is due now. */
  tick: "tick",
  /** Complete submitted refunds. */
  refunds: "complete-refunds",
} as const;

export type JobName = (typeof jobs)[keyof typeof jobs];

let sender: Promise<PgBoss> | undefined;

/** Asks the worker to look at once. Loses nothing when it fails: the next minute's tick does the same. */
export async function wakeWorker(job: JobName): Promise<void> {
  sender ??= startSender();
  const boss = await sender;
  await boss.send(job, {}, { singletonKey: job });
}

async function startSender(): Promise<PgBoss> {
  const boss = new PgBoss({ connectionString: databaseUrl(), supervise: false, schedule: false, max: 2 });
  boss.on("error", () => {});
  await boss.start();
  for (const job of Object.values(jobs)) await boss.createQueue(job);
  return boss;
}
