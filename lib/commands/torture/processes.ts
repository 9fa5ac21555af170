import { type ChildProcess, spawn } from "node:child_process";
import { openSync } from "node:fs";
import { join } from "node:path";

/** Processes that are killed and come back, as a supervisor of an operating system does it. */
export class Processes {
  readonly #running = new Map<string, ChildProcess>();
  #ending = false;

  constructor(
    private readonly folder: string,
    private readonly environment: Readonly<Record<string, string | undefined>>,
  ) {}

  /** Starts a program of this project and starts it again whenever it ends. */
  keep(name: string, program: string, extra: Readonly<Record<string, string>> = {}): void {
    const log = openSync(join(this.folder, `${name}.log`), "a");
    const child = spawn(process.execPath, ["--import", "tsx", program], {
      env: { ...process.env, ...this.environment, ...extra },
      stdio: ["ignore", log, log],
    });
    this.#running.set(name, child);
    child.once("exit", () => {
      if (!this.#ending && this.#running.get(name) === child) this.keep(name, program, extra);
    });
  }

  /** `kill -9`. */
  kill(name: string): void {
    this.#running.get(name)?.kill("SIGKILL");
  }

  /** Ends one for good. */
  async end(name: string): Promise<void> {
    const child = this.#running.get(name);
    this.#running.delete(name);
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    await new Promise<void>((done) => {
      child.once("exit", () => done());
      child.kill("SIGKILL");
    });
  }

  async endAll(): Promise<void> {
    this.#ending = true;
    await Promise.all([...this.#running.keys()].map((name) => this.end(name)));
  }
}
