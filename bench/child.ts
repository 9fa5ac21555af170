import { type ChildProcess, fork } from "node:child_process";
import type { LoadOrder, LoadReport } from "./http-load";

/** A TypeScript program of ours as a process of its own. */
export function start(
  program: string,
  env: Readonly<Record<string, string>> = {},
  nodeFlags: readonly string[] = [],
): ChildProcess {
  return fork(program, { execArgv: [...nodeFlags, "--import", "tsx"], env: { ...process.env, ...env } });
}

export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((done) => child.once("exit", done));
  child.kill("SIGTERM");
  await ended;
}

/** Tells the load generator something and waits for its report. */
export function order(child: ChildProcess, message: LoadOrder): Promise<LoadReport> {
  return new Promise((done, fail) => {
    const gone = () => fail(new Error("The load generator ended"));
    child.once("exit", gone);
    child.once("message", (report) => {
      child.off("exit", gone);
      done(report as LoadReport);
    });
    child.send(message);
  });
}

/** Until something answers at the address; a process that ends before is a failure. */
export async function reachable(child: ChildProcess, url: string): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`The process for ${url} ended with ${child.exitCode}`);
    const answers = await fetch(url, { method: "POST", body: "{}" }).then(
      () => true,
      () => false,
    );
    if (answers) return;
    await new Promise((done) => setTimeout(done, 100));
  }
}
