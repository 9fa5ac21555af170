import PgBoss from "pg-boss";
import type { Logger } from "pino";
import { databaseUrl } from "@/db/client";
import { completeSubmittedRefunds } from "@/lib/operations/complete-refunds";
import { runDueWork } from "@/lib/operations/run-due-work";
import { watchTime } from "@/lib/operations/watch-time";
import { everySecond } from "./every-second";
import { jobs } from "./queue";

/** Starts the night shift: a tick every minute and whatever the console asks for at once. Any number may run. */
export async function startWorker(
  currentTime: () => Promise<Date>,
  log: Logger,
): Promise<{ stop: () => Promise<void> }> {
  const boss = new PgBoss({ connectionString: databaseUrl(), max: 4 });
  boss.on("error", (error) => log.error({ err: error }, "queue"));
  await boss.start();
  const run = (job: string, work: (now: Date) => Promise<void>) =>
    boss.work(job, { pollingIntervalSeconds: 0.5 }, async () => {
      const started = Date.now();
      await work(await currentTime());
      log.info({ job, ms: Date.now() - started }, "done");
    });
  for (const job of Object.values(jobs))
    await boss.createQueue(job, { name: job, policy: "standard", retryLimit: 3, retryDelay: 5 });
  await run(jobs.tick, runDueWork);
  await run(jobs.refunds, completeSubmittedRefunds);
  await boss.schedule(jobs.tick, "* * * * *");
  await boss.send(jobs.tick, {});
  const watch = everySecond(async () => watchTime(await currentTime()), log);
  return {
    stop: async () => {
      await watch.stop();
      await boss.stop({ graceful: true, timeout: 30_000 });
    },
  };
}
