import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { freePort } from "@/db/free-port";
import { ensureProgram } from "@/lib/gateway/testing/programs";

/** JetStream servers on loopback, one or a cluster of several, each of which can be killed and started again. */
export class NatsServers {
  readonly #processes: (ChildProcess | undefined)[] = [];

  private constructor(
    private readonly folder: string,
    private readonly ports: readonly number[],
    private readonly routes: readonly number[],
  ) {}

  static async start(folder: string, count: number): Promise<NatsServers> {
    ensureProgram("nats-server");
    const ports: number[] = [];
    for (let i = 0; i < count * 2; i++) ports.push(await freePort());
    const servers = new NatsServers(folder, ports.slice(0, count), ports.slice(count));
    for (let i = 0; i < count; i++) servers.startOne(i);
    return servers;
  }

  get urls(): string[] {
    return this.ports.map((port) => `nats://127.0.0.1:${port}`);
  }

  startOne(index: number): void {
    const store = join(this.folder, `nats-${index}`);
    mkdirSync(store, { recursive: true });
    const cluster =
      this.ports.length > 1
        ? [
            ...["--cluster_name", "facet", "--cluster", `nats://127.0.0.1:${this.routes[index]}`],
            ...["--routes", this.routes.map((port) => `nats://127.0.0.1:${port}`).join(",")],
          ]
        : [];
    this.#processes[index] = spawn(
      "nats-server",
      [
        "-a",
        "127.0.0.1",
        "-p",
        String(this.ports[index]),
        "-n",
        `n${index}`,
        "-js",
        "-sd",
        store,
        ...cluster,
      ],
      { stdio: "ignore" },
    );
  }

  /** `kill -9`. */
  async kill(index: number): Promise<void> {
    const process = this.#processes[index];
    this.#processes[index] = undefined;
    if (!process) return;
    await new Promise<void>((done) => {
      process.once("exit", () => done());
      process.kill("SIGKILL");
    });
  }

  async stop(): Promise<void> {
    await Promise.all(this.ports.map((_, index) => this.kill(index)));
  }
}
