import { pool } from "@/db/client";
import { moveClock } from "@/lib/operations/move-clock";
import type { TorturedDatabase } from "./database";
import type { MoodyMail } from "./mail";
import type { Processes } from "./processes";

export interface Stage {
  readonly database: TorturedDatabase;
  readonly processes: Processes;
  readonly mail: MoodyMail;
  /** Who moves the clock. */
  readonly staffId: string;
  readonly now: () => Promise<Date>;
}

export interface Fault {
  readonly name: string;
  /** How often it is chosen, beside the others. */
  readonly weight: number;
  readonly inject: (stage: Stage) => Promise<void> | void;
}

const hour = 3_600_000;

export const faults: readonly Fault[] = [
  { name: "gateway killed", weight: 4, inject: ({ processes }) => processes.kill("gateway") },
  { name: "web killed", weight: 4, inject: ({ processes }) => processes.kill("customers") },
  { name: "worker killed", weight: 4, inject: ({ processes }) => processes.kill("worker-1") },
  { name: "other worker killed", weight: 2, inject: ({ processes }) => processes.kill("worker-2") },
  { name: "database killed", weight: 2, inject: ({ database }) => database.crash() },
  {
    name: "connections cut",
    weight: 4,
    inject: async () => {
      await pool()`select pg_terminate_backend(pid) from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`;
    },
  },
  { name: "disk full", weight: 1, inject: ({ database }) => database.fillDisk(3_000) },
  {
    name: "clock forward",
    weight: 10,
    inject: async ({ staffId, now }) => {
      const from = await now();
      // Mostly hours, sometimes a good part of a month.
      const ahead = (1 + Math.random() ** 3 * 500) * hour;
      await moveClock({ userId: staffId, reason: "torture" }, new Date(from.getTime() + ahead), from);
    },
  },
  {
    name: "clock back",
    weight: 1,
    inject: async () => {
      // Not a thing that the console can do: a machine whose clock is set right, minutes back.
      await pool()`update instance_clock set offset_ms = greatest(0, offset_ms - ${Math.round(Math.random() * 600_000)}::bigint)`;
    },
  },
  { name: "mail slow", weight: 1, inject: inMood("slow") },
  { name: "mail refusing", weight: 1, inject: inMood("refusing") },
  { name: "mail cut off", weight: 1, inject: ({ mail }) => mail.cut() },
];

function inMood(mood: "slow" | "refusing"): Fault["inject"] {
  return ({ mail }) => {
    mail.mood = mood;
    setTimeout(() => {
      mail.mood = "well";
    }, 6_000).unref();
  };
}

export function chooseFault(available: readonly Fault[]): Fault {
  let left = Math.random() * available.reduce((sum, fault) => sum + fault.weight, 0);
  for (const fault of available) {
    left -= fault.weight;
    if (left < 0) return fault;
  }
  throw new Error("No fault to choose from");
}
