import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { databaseUrl } from "@/db/client";
import { newApiKey } from "@/lib/auth/api-key";
import { buildWeb } from "@/lib/commands/build-web";

/** Of the processes of a bench; its instance lasts as long as it does. */
const secret = newApiKey("platform").key;

export function webEnvironment(port: number): Record<string, string> {
  return {
    DATABASE_URL: databaseUrl(),
    NEXTAUTH_URL: `http://127.0.0.1:${port}`,
    NEXTAUTH_SECRET: secret,
    AUTH_ENCRYPTION_KEY: Buffer.alloc(32, 7).toString("base64"),
    NEXT_TELEMETRY_DISABLED: "1",
    LOG_LEVEL: "warn",
    NODE_ENV: "production",
  };
}

/** The web process as it runs in production, built first where the sources are not those of the last build. */
export async function startWeb(port: number): Promise<ChildProcess> {
  const env = { ...process.env, ...webEnvironment(port) } as NodeJS.ProcessEnv;
  await buildWeb(env);
  const next = join("node_modules", "next", "dist", "bin", "next");
  return spawn(process.execPath, [next, "start", "--port", String(port), "--hostname", "127.0.0.1"], {
    env,
    stdio: ["ignore", "ignore", "inherit"],
  });
}
