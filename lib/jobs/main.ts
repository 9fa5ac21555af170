import { closePool } from "@/db/client";
import { checkEnvironment } from "@/lib/check-environment";
import { currentTime } from "@/lib/clock";
import { makeLog } from "@/lib/log";
import { startWorker } from "./worker";

checkEnvironment("worker");
const log = makeLog("worker");
const worker = await startWorker(currentTime, log);

/** Finishes the job at hand, then ends. */
async function shutDown(): Promise<void> {
  await worker.stop();
  await closePool();
  process.exit(0);
}

process.once("SIGTERM", shutDown);
process.once("SIGINT", shutDown);
