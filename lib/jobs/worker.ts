import PgBoss from "pg-boss";
import type { Logger } from "pino";
import { z } from "zod";
import { databaseUrl, systemTransaction } from "@/db/client";
import { saveHeartbeat } from "@/db/heartbeat";
import { withRequest } from "@/db/request";
import { billingMonth } from "@/lib/billing/billing-month";
import { closeMonth } from "@/lib/operations/close-month";
import { completeSubmittedRefunds } from "@/lib/operations/complete-refunds";
import { keepFigures } from "@/lib/operations/keep-figures";
import { runDueWork } from "@/lib/operations/run-due-work";
import { watchTime } from "@/lib/operations/watch-time";
import { startDeliveries } from "./deliveries";
import { everySecond } from "./every-second";
import { lookAfterExports } from "./exports";
import { startHealth } from "./health";
import { jobs, openQueues } from "./queue";

const monthData = z.object({ month: z.string().transform(billingMonth) });

/** Starts the night shift: a tick every minute and whatever the console asks for at once. Any number may run. */
export async function startWorker(
  currentTime: () => Promise<Date>,
  log: Logger,
): Promise<{ stop: () => Promise<void> }> {
  const health = await startHealth();
  const boss = new PgBoss({ connectionString: databaseUrl(), max: 4 });
  boss.on("error", (error) => log.error({ err: error }, "queue"));
  await openQueues(boss);
  const run = (job: string, work: (now: Date, data: unknown) => Promise<unknown>) =>
    boss.work(job, { pollingIntervalSeconds: 0.5 }, async ([task]) => {
      const started = Date.now();
      try {
        await withRequest(`job:${job}:${task?.id}`, async () => work(await currentTime(), task?.data));
        health.ended(job, "done", Date.now() - started);
        log.info({ job, ms: Date.now() - started }, "done");
      } catch (error) {
        health.ended(job, "failed", Date.now() - started);
        // The queue only keeps it beside the job, where nobody looks; it also tries the job again.
        log.error({ err: error, job }, "failed");
        throw error;
      }
    });
  await run(jobs.tick, runDueWork);
  await run(jobs.refunds, completeSubmittedRefunds);
  await run(jobs.closeMonth, (now, data) => closeMonth(monthData.parse(data).month, now));
  await run(jobs.figures, (now) => keepFigures(now, new Date()));
  await run(jobs.exports, () => lookAfterExports(currentTime));
  await boss.schedule(jobs.tick, "* * * * *");
  await boss.schedule(jobs.figures, "* * * * *");
  await boss.schedule(jobs.exports, "* * * * *");
  await boss.send(jobs.tick, {});
  const watch = everySecond(async () => {
    await withRequest("job:watch", async () => watchTime(await currentTime()));
    await systemTransaction(saveHeartbeat);
  }, log);
  const deliveries = startDeliveries(currentTime, log);
  return {
    stop: async () => {
      await Promise.all([watch.stop(), deliveries.stop()]);
      await boss.stop({ graceful: true, timeout: 30_000 });
      await health.stop();
    },
  };
}
