import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { chownSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A program of Debian's packages; fetched where that is allowed, asked for by name where it is not. */
export function ensureProgram(program: string, packageName = program): void {
  const isThere = () => spawnSync("sh", ["-c", `PATH=$PATH:/usr/sbin command -v ${program}`]).status === 0;
  if (!isThere() && process.getuid?.() === 0) {
    spawnSync("apt-get", ["update"], { stdio: "ignore" });
    spawnSync("apt-get", ["install", "-y", "--no-install-recommends", packageName], { stdio: "ignore" });
  }
  if (!isThere())
    throw new Error(`${program} is missing: install it (Debian: apt-get install ${packageName})`);
}

export function start(program: string, args: readonly string[], as?: Unprivileged): ChildProcess {
  return spawn(program, args, {
    stdio: "ignore",
    env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` },
    ...as,
  });
}

export function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((done) => {
    child.once("exit", () => done());
    child.kill(signal);
  });
}

interface Unprivileged {
  readonly uid: number;
  readonly gid: number;
}

/** PgBouncer refuses to run as root; the OS user of the embedded PostgreSQL will do. */
function unprivileged(): Unprivileged | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) =>
    Number(spawnSync("id", [flag, "postgres"], { encoding: "utf8" }).stdout.trim());
  return { uid: id("-u"), gid: id("-g") };
}

/** PgBouncer in transaction mode before a database; its address. */
export function startPooler(
  folder: string,
  databaseUrl: string,
  port: number,
): { child: ChildProcess; url: string } {
  ensureProgram("pgbouncer");
  const target = new URL(databaseUrl);
  const own = join(folder, "pgbouncer");
  mkdirSync(own, { recursive: true });
  writeFileSync(
    join(own, "pgbouncer.ini"),
    `[databases]
pooled = host=${target.hostname} port=${target.port} dbname=${target.pathname.slice(1)} user=${target.username}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
max_client_conn = 300
default_pool_size = 12
`,
  );
  const as = unprivileged();
  if (as) {
    chownSync(own, as.uid, as.gid);
    chownSync(join(own, "pgbouncer.ini"), as.uid, as.gid);
  }
  const child = start("pgbouncer", [join(own, "pgbouncer.ini")], as);
  return { child, url: `postgres://${target.username}@127.0.0.1:${port}/pooled` };
}

/**
 * nginx as a plain reverse proxy over several processes, each request to the next of them; one with the header `x-at`
 * (0, 1 …) to that one. Who answered stands in `x-served-by`.
 */
export function startProxy(folder: string, upstreams: readonly number[], port: number): ChildProcess {
  ensureProgram("nginx", "nginx-light");
  const own = join(folder, "nginx");
  mkdirSync(own, { recursive: true });
  writeFileSync(
    join(own, "nginx.conf"),
    `daemon off; pid ${own}/pid; error_log ${own}/error.log; worker_processes 1;
${process.getuid?.() === 0 ? "user root;" : ""}
events { worker_connections 512; }
http {
  access_log off; client_body_temp_path ${own}/body; proxy_temp_path ${own}/proxy;
  fastcgi_temp_path ${own}/fastcgi; uwsgi_temp_path ${own}/uwsgi; scgi_temp_path ${own}/scgi;
  client_max_body_size 10m;
  upstream facet { ${upstreams.map((each) => `server 127.0.0.1:${each} max_fails=0;`).join(" ")} keepalive 16; }
  ${upstreams.map((each, at) => `upstream facet${at} { server 127.0.0.1:${each}; }`).join(" ")}
  map $http_x_at $chosen { default facet; ${upstreams.map((_, at) => `${at} facet${at};`).join(" ")} }
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass http://$chosen; proxy_http_version 1.1; proxy_set_header Connection "";
      proxy_set_header Host $http_host; proxy_set_header X-Forwarded-For $remote_addr;
      proxy_set_header X-Forwarded-Proto $scheme; add_header x-served-by $upstream_addr always;
    }
  }
}
`,
  );
  return start("nginx", ["-p", own, "-c", join(own, "nginx.conf")]);
}
