import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import postgres from "postgres";
import type { BillingMonth } from "@/lib/billing/billing-month";
import { nodeFlags } from "@/lib/jobs/node-flags";

const program = fileURLToPath(new URL("./close-process.ts", import.meta.url));

export interface KilledClosing {
  /** Of a database whose run of the month is open. */
  readonly url: string;
  readonly month: BillingMonth;
  readonly now: Date;
  readonly workers: number;
  readonly kills: number;
  /** So many milliseconds at most after its point is passed a worker is killed. */
  readonly spreadMs: number;
  /** From 0 to below 1; the same again with the same seed. */
  readonly random: () => number;
}

/**
 * Closes a month by several worker processes and kills one of them (`kill -9`) at random points of the run's progress;
 * each is replaced at once. Returns how many chunks were closed or told when each of the killed died.
 */
export async function closeKilled(closing: KilledClosing): Promise<number[]> {
  const sql = postgres(closing.url, { max: 1, onnotice: () => {} });
  let workers: Worker[] = [];
  const killed: number[] = [];
  try {
    const { steps } = await progressOf(sql, closing.month);
    // Some way before the end, so that there is something left to kill.
    const points = Array.from({ length: closing.kills }, () => Math.floor(closing.random() * steps * 0.9));
    points.sort((a, b) => a - b);
    for (;;) {
      // One that found everything taken has ended by itself.
      workers = workers.filter(({ child }) => !hasEnded(child));
      while (workers.length < closing.workers) workers.push(startWorker(closing));
      const { done } = await progressOf(sql, closing.month);
      if (done === steps) break;
      const point = points[killed.length];
      const closingNow = workers.filter(({ hasBegun }) => hasBegun);
      const victim = closingNow[Math.floor(closing.random() * closingNow.length)];
      if (point === undefined || done < point || !victim) await pause(5);
      else {
        // Anywhere inside the chunks that are under way, not only where one begins.
        await pause(closing.random() * closing.spreadMs);
        if (await kill(victim.child)) killed.push(done);
      }
    }
  } finally {
    await Promise.all(workers.map(({ child }) => kill(child)));
    await sql.end();
  }
  await closeAlone(closing);
  return killed;
}

/** What a worker's close took. */
export interface ClosingTook {
  readonly seconds: number;
  readonly peakMegabytes: number;
}

/** Closes the month, or what is left of it, by one worker that nobody kills. */
export async function closeAlone(
  closing: Pick<KilledClosing, "url" | "month" | "now">,
): Promise<ClosingTook> {
  const worker = spawnWorker(closing);
  let said = "";
  worker.stdout?.on("data", (text) => {
    said += text;
  });
  const code = await new Promise((done) => worker.once("close", done));
  if (code !== 0) throw new Error(`The month was not closed: exit ${code}`);
  return JSON.parse(said.trim().split("\n").at(-1) ?? "");
}

interface Worker {
  readonly child: ChildProcess;
  hasBegun: boolean;
}

function startWorker(closing: KilledClosing): Worker {
  const worker = { child: spawnWorker(closing), hasBegun: false };
  worker.child.stdout?.once("data", () => {
    worker.hasBegun = true;
  });
  return worker;
}

function spawnWorker({ url, month, now }: Pick<KilledClosing, "url" | "month" | "now">): ChildProcess {
  return spawn(process.execPath, [...nodeFlags, "--import", "tsx", program, month, now.toISOString()], {
    env: { ...process.env, DATABASE_URL: url },
    stdio: ["ignore", "pipe", "inherit"],
  });
}

const hasEnded = (worker: ChildProcess) => worker.exitCode !== null || worker.signalCode !== null;

/** Whether it was still alive. */
async function kill(worker: ChildProcess): Promise<boolean> {
  if (hasEnded(worker)) return false;
  const ended = new Promise((done) => worker.once("exit", done));
  worker.kill("SIGKILL");
  await ended;
  return worker.signalCode === "SIGKILL";
}

const pause = (ms: number) => new Promise((goOn) => setTimeout(goOn, ms));

/** A chunk is two steps: closed, and told. */
async function progressOf(sql: postgres.Sql, month: BillingMonth): Promise<{ done: number; steps: number }> {
  const [row] = await sql<{ done: number; steps: number }[]>`
    select (count(done_at) + count(told_at))::int as done, (2 * count(*))::int as steps
    from billing_run_chunks where month = ${month}`;
  return row ?? { done: 0, steps: 0 };
}
