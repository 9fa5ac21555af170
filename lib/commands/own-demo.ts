import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { freePort } from "@/db/free-port";
import { temporaryFolder } from "@/db/temporary-folder";
import type { RunningInstance } from "./instance";

export interface OwnDemo extends RunningInstance {
  /** What its processes sign and encrypt with: any that is started beside them must have the same. */
  readonly keys: { readonly NEXTAUTH_SECRET: string; readonly AUTH_ENCRYPTION_KEY: string };
}

/** Builds the console, starts a whole demo instance with data of its own on a free port, and ends it after the work. */
export async function withOwnDemo<T>(work: (demo: OwnDemo) => Promise<T>): Promise<T> {
  const folder = temporaryFolder("facet-demo-");
  const port = await freePort();
  const keys = {
    NEXTAUTH_SECRET: randomBytes(32).toString("base64url"),
    AUTH_ENCRYPTION_KEY: randomBytes(32).toString("base64"),
  };
  const demo = spawn(process.execPath, ["--import", "tsx", "lib/commands/demo.ts", "--port", String(port)], {
    env: { ...process.env, ...keys, DATABASE_URL: "", DATA_DIR: folder },
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    await ready(demo);
    // The demo writes where it can be reached into its data folder.
    const instance = JSON.parse(readFileSync(join(folder, "instance.json"), "utf8")) as RunningInstance;
    return await work({ ...instance, keys });
  } finally {
    await ended(demo);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Until the demo has printed its platform key, which it does once everything answers. */
function ready(demo: ChildProcess): Promise<void> {
  return new Promise((done, fail) => {
    let printed = "";
    demo.stdout?.on("data", (chunk: Buffer) => {
      // Request logs are noise here; what the build and the demo say is not.
      if (!chunk.toString().startsWith("{")) process.stdout.write(chunk);
      printed = (printed + chunk.toString()).slice(-20_000);
      if (/Platform key[^:]*: \S+/.test(printed)) done();
    });
    demo.once("exit", (exit) => fail(new Error(`The demo ended with ${exit}`)));
  });
}

function ended(demo: ChildProcess): Promise<void> {
  if (demo.exitCode !== null || demo.signalCode !== null) return Promise.resolve();
  return new Promise((done) => {
    demo.once("exit", () => done());
    demo.kill("SIGTERM");
  });
}
