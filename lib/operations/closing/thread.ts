import { parentPort } from "node:worker_threads";
import { closePool } from "@/db/client";
import { withRequest } from "@/db/request";
import { phases, type ThreadTask } from "./threads";

// A thread of a close (`ClosingThreads`). What fails here is not caught: it ends the thread, and whoever waits for the
// answer is told by that.
parentPort?.on("message", async (task: ThreadTask | null) => {
  if (task === null) {
    await closePool();
    parentPort?.close();
    return;
  }
  const { phase, month, chunks, now, requestId } = task;
  const work = () => phases[phase](month, chunks, now);
  await (requestId === null ? work() : withRequest(requestId, work));
  parentPort?.postMessage("done");
});
