import { readdirSync, readFileSync } from "node:fs";

/** Jiffies a second in /proc, on every Linux that Node runs on. */
const jiffies = 100;

/**
 * Seconds of processor time used so far. On a machine that others use too, time by the clock says little; this stays
 * what the work costs. NaN where there is no /proc, or where the process is not ours.
 */
export function ownSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

export function processSeconds(pid: number | undefined): number {
  return (pid === undefined ? null : usageOf(pid))?.own ?? Number.NaN;
}

/** Of a PostgreSQL server with all its sessions. */
export function serverSeconds(postmaster: number | null): number {
  const server = postmaster === null ? null : usageOf(postmaster);
  if (!server) return Number.NaN;
  // Sessions that ended are counted with the server that waited for them.
  return readdirSync("/proc").reduce((sum, name) => {
    const process = /^\d+$/.test(name) ? usageOf(Number(name)) : null;
    return process?.parent === postmaster ? sum + process.own : sum;
  }, server.own + server.ended);
}

function usageOf(pid: number): { parent: number; own: number; ended: number } | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name in brackets may hold anything; what follows is numbers from the third field on.
    const fields = stat
      .slice(stat.lastIndexOf(")") + 2)
      .split(" ")
      .map(Number);
    const sum = (...places: number[]) =>
      places.reduce((total, place) => total + (fields[place] ?? 0), 0) / jiffies;
    return { parent: fields[1] ?? 0, own: sum(11, 12), ended: sum(13, 14) };
  } catch {
    // It ended while we looked.
    return null;
  }
}
