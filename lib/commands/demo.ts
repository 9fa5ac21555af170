import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { closePool } from "@/db/client";
import { startEmbedded } from "@/db/embedded";
import { migrateDatabase } from "@/db/migrate";
import { demoLogins, seedDemo } from "@/db/seed/demo";
import { demoTotpSecret } from "@/db/seed/personas";
import { nodeFlags } from "@/lib/jobs/node-flags";
import { buildWeb } from "./build-web";
import { saveInstance } from "./instance";

/**
 * Everything of the demo in one command: database, migrations, demo data, build, then web, gateway and worker behind
 * one port. Ctrl-C ends all of it; data stays for the next start unless `--reset` is given.
 */
const { values: options } = parseArgs({
  options: {
    reset: { type: "boolean" },
    dev: { type: "boolean" },
    port: { type: "string", default: process.env.PORT ?? "3000" },
  },
});
const data = process.env.DATA_DIR ?? ".data";
const port = Number(options.port);
const webPort = port + 1;
if (!Number.isInteger(port) || port < 1 || port > 65_534)
  throw new Error(`--port ${options.port} is not a port number`);

const children: ChildProcess[] = [];
let stopping = false;

mkdirSync(data, { recursive: true });
const external = process.env.DATABASE_URL || undefined;
if (options.reset && external)
  throw new Error("--reset clears the embedded database only; DATABASE_URL is set, empty that one yourself");
const server = external
  ? null
  : await startEmbedded({ dataDirectory: join(data, "postgres"), reset: options.reset });
const databaseUrl = external ?? server?.url("postgres") ?? "";
process.env.DATABASE_URL = databaseUrl;
process.env.INSTANCE = "demo";
process.env.AUTH_ENCRYPTION_KEY ||= stored("encryption-key", "base64");

for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void stop(0));

const shared = {
  ...process.env,
  INSTANCE: "demo",
  DATABASE_URL: databaseUrl,
  NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET || stored("secret", "base64url"),
  NEXTAUTH_URL: process.env.NEXTAUTH_URL ?? `http://localhost:${port}`,
  NEXT_TELEMETRY_DISABLED: "1",
};

console.log("Preparing the database …");
await migrateDatabase(databaseUrl, new Date());
const platformKey = await seedDemo(new Date(), join(data, "platform-key"));
await closePool();
if (!options.dev) await buildWeb(shared);

start("web", [
  join("node_modules", "next", "dist", "bin", "next"),
  options.dev ? "dev" : "start",
  "--port",
  String(webPort),
  "--hostname",
  "127.0.0.1",
]);
start("worker", [...nodeFlags, "--import", "tsx", "lib/jobs/main.ts"]);
start("gateway", [...nodeFlags, "--import", "tsx", "lib/gateway/main.ts"], {
  PORT: String(port),
  WEB_URL: `http://127.0.0.1:${webPort}`,
});
await reachable(`http://127.0.0.1:${port}/sign-in`);
saveInstance({ url: `http://localhost:${port}`, databaseUrl, platformKey });
announce();

function start(name: string, args: string[], extra: Record<string, string> = {}): void {
  const child = spawn(process.execPath, args, {
    env: { ...shared, NODE_ENV: options.dev ? "development" : "production", ...extra },
    stdio: ["ignore", "inherit", "inherit"],
  });
  children.push(child);
  child.once("exit", (code, signal) => {
    if (stopping) return;
    console.error(`The ${name} process ended (${signal ?? code}); stopping.`);
    void stop(1);
  });
}

async function stop(code: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  await Promise.all(
    children.map(
      (child) =>
        new Promise<void>((done) => {
          if (child.exitCode !== null || child.signalCode !== null) return done();
          child.once("exit", () => done());
          child.kill("SIGTERM");
        }),
    ),
  );
  await server?.stop();
  process.exit(code);
}

/** A secret of this demo, made at its first start and kept in its data folder. */
function stored(name: string, encoding: "base64" | "base64url"): string {
  const file = join(data, name);
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString(encoding), { mode: 0o600 });
  return readFileSync(file, "utf8");
}

async function reachable(url: string): Promise<void> {
  for (let attempt = 0; attempt < 600 && !stopping; attempt++) {
    const up = await fetch(url, { redirect: "manual" }).then(
      (response) => response.status < 500,
      () => false,
    );
    if (up) return;
    await new Promise((done) => setTimeout(done, 200));
  }
  if (!stopping) throw new Error(`${url} does not answer`);
}

function announce(): void {
  const width = Math.max(...demoLogins.map((login) => login.email.length));
  console.log(
    `\nFacet is running: http://localhost:${port}\n\nSign in as (every password: ${demoLogins[0]?.password}):`,
  );
  for (const login of demoLogins) console.log(`  ${login.email.padEnd(width)}  ${login.description}`);
  console.log(
    `\nStaff (support, finance, admin) are asked for a one-time code too: \`npm run demo:code\` prints it,\nor put this key into an authenticator app: ${demoTotpSecret}`,
  );
  console.log(`\nPlatform key for POST /api/v1/usage-events: ${platformKey}\n`);
}
