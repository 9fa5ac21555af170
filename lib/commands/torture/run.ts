import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { closePool } from "@/db/client";
import { freePort } from "@/db/free-port";
import { migrateDatabase } from "@/db/migrate";
import { temporaryFolder } from "@/db/temporary-folder";
import { currentTime } from "@/lib/clock";
import { runDueWork } from "@/lib/operations/run-due-work";
import { GatewayClient } from "../simulate/gateway-client";
import { TorturedDatabase } from "./database";
import { chooseFault, faults, type Stage } from "./faults";
import { Journal, type Memory } from "./journal";
import { MoodyMail } from "./mail";
import { Processes } from "./processes";
import { settle } from "./settle";
import { Traffic } from "./traffic";
import { verify } from "./verify";
import { makeWorld } from "./world";

export interface TortureOptions {
  /** How long faults are injected, in seconds. */
  readonly seconds: number;
  readonly customers: number;
}

export interface TortureReport {
  /** Name of a fault → how often it was injected. */
  readonly injected: ReadonlyMap<string, number>;
  readonly skipped: readonly string[];
  readonly memory: Memory;
  readonly events: number;
  readonly calls: number;
  readonly retries: number;
  readonly mails: number;
  readonly mailsAgain: number;
  readonly months: number;
  readonly breaches: readonly string[];
}

/**
 * Runs gateway, two workers and customers on a database of their own, breaks them at random for a while, lets them
 * come to rest, and proves that nothing that was answered got lost or happened twice.
 */
export async function torture(options: TortureOptions, say: (line: string) => void): Promise<TortureReport> {
  const folder = temporaryFolder("facet-torture-");
  const database = await TorturedDatabase.start(folder);
  const mail = await MoodyMail.start();
  const port = await freePort();
  const environment = {
    DATABASE_URL: database.url,
    DATABASE_POOL: "6",
    INSTANCE: "demo",
    // The walk through the months must not outrun what is counted again in the end.
    RAW_EVENT_DAYS: "36500",
    DELIVERY_DAYS: "36500",
    DEAD_LETTER_DAYS: "36500",
    NEXTAUTH_SECRET: randomBytes(32).toString("base64url"),
    NEXTAUTH_URL: `http://127.0.0.1:${port}`,
    SMTP_URL: mail.url,
    MAIL_FROM: "Facet <billing@facet.example>",
  };
  Object.assign(process.env, environment);
  const processes = new Processes(folder, environment);
  try {
    await migrateDatabase(database.url, new Date());
    const started = await currentTime();
    const world = await makeWorld(options.customers, started);
    const journalFile = join(folder, "journal");
    processes.keep("gateway", "lib/gateway/main.ts", {
      PORT: String(port),
      HOST: "127.0.0.1",
      WEB_URL: "http://127.0.0.1:9",
    });
    processes.keep("worker-1", "lib/jobs/main.ts");
    processes.keep("worker-2", "lib/jobs/main.ts");
    processes.keep("customers", "lib/commands/torture/customers.ts", {
      JOURNAL: journalFile,
      ACTORS: JSON.stringify(world.actors),
    });
    const client = new GatewayClient({ url: environment.NEXTAUTH_URL, key: world.platformKey });
    const traffic = new Traffic(
      client,
      world.actors.map((actor) => actor.accountId),
      currentTime,
    );
    traffic.start(3);
    const stage: Stage = { database, processes, mail, staffId: world.staffId, now: currentTime };
    const available = faults.filter((fault) => fault.name !== "disk full" || database.canFill);
    const injected = await injectFor(options.seconds, stage, available, say);

    mail.mood = "well";
    await traffic.stop();
    await processes.end("customers");
    say("Coming to rest …");
    const months = await settle(world.staffId, started);
    await processes.endAll();
    // Once more by hand: whatever the workers were killed in is done, and what is done stays as it is.
    await runDueWork(await currentTime());
    const memory = new Journal(journalFile).read();
    const breaches = await verify({ memory, counted: traffic.counted, mails: mail.taken });
    return {
      injected,
      skipped: faults.filter((fault) => !available.includes(fault)).map((fault) => fault.name),
      memory,
      events: traffic.events,
      calls: [...traffic.counted.values()].reduce((sum, calls) => sum + calls, 0),
      retries: client.retries,
      mails: mail.taken.size,
      mailsAgain: [...mail.taken.values()].reduce((sum, times) => sum + times - 1, 0),
      months,
      breaches,
    };
  } finally {
    await processes.endAll();
    await closePool();
    await mail.stop();
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function injectFor(
  seconds: number,
  stage: Stage,
  available: typeof faults,
  say: (line: string) => void,
): Promise<Map<string, number>> {
  const injected = new Map<string, number>();
  const ends = performance.now() + seconds * 1_000;
  while (performance.now() < ends) {
    await new Promise((done) => setTimeout(done, 400 + Math.random() * 1_600));
    const fault = chooseFault(available);
    try {
      await fault.inject(stage);
      injected.set(fault.name, (injected.get(fault.name) ?? 0) + 1);
      say(fault.name);
    } catch (error) {
      // The database may be away from the fault before; then this one did not happen.
      say(`${fault.name}: not now (${error instanceof Error ? error.message : error})`);
    }
  }
  return injected;
}
