import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Where a running demo can be reached: written by `npm run demo`, read by the other commands. */
export interface RunningInstance {
  readonly url: string;
  readonly databaseUrl: string;
  readonly platformKey: string;
}

const file = () => join(process.env.DATA_DIR ?? ".data", "instance.json");

export function saveInstance(instance: RunningInstance): void {
  writeFileSync(file(), `${JSON.stringify(instance)}\n`, { mode: 0o600 });
}

export function findInstance(): RunningInstance | null {
  return existsSync(file()) ? (JSON.parse(readFileSync(file(), "utf8")) as RunningInstance) : null;
}

/** Points this command at the database that DATABASE_URL names, or else at that of the running demo. */
export function connectToInstance(): void {
  if (process.env.DATABASE_URL) return;
  const instance = findInstance();
  if (!instance) throw new Error("Set DATABASE_URL, or start `npm run demo` first");
  process.env.DATABASE_URL = instance.databaseUrl;
  process.env.INSTANCE ??= "demo";
}
