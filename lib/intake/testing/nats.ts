import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";

/** The nats-server of this machine; fetched from Debian's packages where that is allowed. */
export function ensureNats(): string {
  const isThere = () => spawnSync("nats-server", ["--version"]).status === 0;
  if (!isThere() && process.getuid?.() === 0) {
    spawnSync("apt-get", ["update"], { stdio: "ignore" });
    spawnSync("apt-get", ["install", "-y", "--no-install-recommends", "nats-server"], { stdio: "ignore" });
  }
  if (!isThere()) throw new Error("nats-server is missing: install it (Debian: apt-get install nats-server)");
  return "nats-server";
}

/** JetStream servers on loopback, one or a cluster of several, each of which can be killed and started again. */
export class NatsServers {
  readonly #processes: (ChildProcess | undefined)[] = [];

  private constructor(
    private readonly folder: string,
    private readonly ports: readonly number[],
    private readonly routes: readonly number[],
  ) {}

  static async start(folder: string, count: number): Promise<NatsServers> {
    ensureNats();
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

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer().once("error", fail);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === "object" && address ? done(address.port) : fail(new Error("no port")),
      );
    });
  });
}
