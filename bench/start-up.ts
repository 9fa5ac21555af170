import { type ChildProcess, spawn } from "node:child_process";
import { pool, systemTransaction } from "@/db/client";
import { freePort } from "@/db/free-port";
import { findHeartbeatAge } from "@/db/heartbeat";
import { start, stop } from "./child";
import { withBenchDatabase } from "./database";
import { startGateway } from "./gateway";
import { type BenchResult, median } from "./measure";
import { startWeb, webEnvironment } from "./web";

const rounds = Number(process.env.BENCH_STARTS ?? 5);

/** From the start of a process to its first answer (the worker's: its heartbeat), against a bare Fastify server. */
export function startUp(): Promise<BenchResult[]> {
  return withBenchDatabase(async () => {
    const port = await freePort();
    const answers = (path: string) => () =>
      fetch(`http://127.0.0.1:${port}${path}`, { redirect: "manual" }).then(
        ({ status }) => status < 500,
        () => false,
      );
    const bare = await firstAnswers(async () => startBare(port), answers("/"));
    const gateway = await firstAnswers(async () => startGateway(port), answers("/healthz"));
    // Makes the build, where there is none, before anything is timed.
    await stop(await startWeb(port));
    const web = await firstAnswers(() => startWeb(port), answers("/sign-in"));
    const worker = await firstAnswers(async () => {
      // As the schema's owner: no role of the application takes a mark away.
      await pool()`delete from due_marks where kind = 'worker_heartbeat'`;
      return start("lib/jobs/main.ts", { ...webEnvironment(port), HOST: "127.0.0.1" });
    }, isBeating);
    const told = (name: string, took: number): BenchResult => ({
      bench: `start-up, ${name}`,
      unit: "ms",
      ours: took,
      peer: { name: "node with Fastify and nothing else", value: bare },
      ratio: took / bare,
      goal: null,
      atMost: true,
    });
    return [told("gateway", gateway), told("worker", worker), told("web", web)];
  });
}

const isBeating = async () => (await systemTransaction(findHeartbeatAge)) !== null;

function startBare(port: number): ChildProcess {
  const program = `const server = require("fastify")(); server.get("/", async () => "ok"); server.listen({ port: ${port}, host: "127.0.0.1" });`;
  return spawn(process.execPath, ["-e", program], { stdio: ["ignore", "ignore", "inherit"] });
}

/** Median of milliseconds. */
async function firstAnswers(
  launch: () => Promise<ChildProcess>,
  answers: () => Promise<boolean>,
): Promise<number> {
  const took: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const started = performance.now();
    const child = await launch();
    try {
      while (!(await answers())) {
        if (child.exitCode !== null) throw new Error(`The process ended with ${child.exitCode}`);
        await new Promise((done) => setTimeout(done, 5));
      }
      took.push(performance.now() - started);
    } finally {
      await stop(child);
    }
  }
  return median(took);
}
