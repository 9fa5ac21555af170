import { spawnSync } from "node:child_process";
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { type EmbeddedServer, startEmbedded } from "@/db/embedded";

/** The size of the disk that is made to run full, where the machine lets us make one. */
const diskMegabytes = 512;

/** A PostgreSQL of its own that is killed, cut off and starved of disk, and always comes back at the same address. */
export class TorturedDatabase {
  private constructor(
    private server: EmbeddedServer,
    private readonly disk: string,
    /** Whether the data lies on a small disk of its own. */
    readonly canFill: boolean,
  ) {}

  static async start(folder: string): Promise<TorturedDatabase> {
    const disk = join(folder, "disk");
    rmSync(disk, { recursive: true, force: true });
    mkdirSync(disk, { recursive: true });
    const mounted =
      process.platform === "linux" &&
      process.getuid?.() === 0 &&
      spawnSync("mount", ["-t", "tmpfs", "-o", `size=${diskMegabytes}m,mode=0755`, "tmpfs", disk]).status ===
        0;
    return new TorturedDatabase(await start(disk, 0), disk, mounted);
  }

  get url(): string {
    return this.server.url("postgres");
  }

  /** `kill -9` of the server, as a power cut, and back again. */
  async crash(): Promise<void> {
    process.kill(this.server.pid, "SIGKILL");
    await this.comeBack();
  }

  /** Fills the disk for so many milliseconds; writes fail or end the server, as PostgreSQL decides. */
  async fillDisk(duration: number): Promise<void> {
    const ballast = join(this.disk, "ballast");
    fillUp(ballast);
    await new Promise((done) => setTimeout(done, duration));
    rmSync(ballast, { force: true });
    if (!this.#isAlive()) await this.comeBack();
  }

  async stop(): Promise<void> {
    await this.server.stop();
    if (this.canFill) spawnSync("umount", ["-l", this.disk]);
  }

  #isAlive(): boolean {
    try {
      process.kill(this.server.pid, 0);
      return true;
    } catch {
      return false;
    }
  }

  /** Sessions of a dead server hold its memory for a moment yet, so the new one may have to try again. */
  private async comeBack(): Promise<void> {
    const port = Number(new URL(this.url).port);
    for (let attempt = 1; ; attempt++) {
      const started = await start(this.disk, port).catch((error: unknown) => {
        if (attempt === 100) throw error;
        return null;
      });
      if (started) {
        this.server = started;
        return;
      }
      await new Promise((done) => setTimeout(done, 200));
    }
  }
}

function start(disk: string, port: number): Promise<EmbeddedServer> {
  return startEmbedded({
    dataDirectory: join(disk, "data"),
    port,
    settings: { max_connections: "150", max_wal_size: "128MB", min_wal_size: "32MB" },
  });
}

/** Writes until there is no room left. */
function fillUp(file: string): void {
  const chunk = Buffer.alloc(1024 * 1024);
  const out = openSync(file, "w");
  try {
    for (;;) writeSync(out, chunk);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOSPC")) throw error;
  } finally {
    closeSync(out);
  }
}
