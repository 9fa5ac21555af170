import { type BillingRun, findBillingRun, findRunProgress, listBillingRuns } from "@/db/billing-runs";
import type { Tx } from "@/db/client";

/** A billing run with how far it is. */
export interface RunView {
  readonly month: string;
  /** `parked`: every account was looked at, some are set aside with a reason. */
  readonly state: "running" | "completed" | "parked";
  readonly accounts: number;
  readonly done: number;
  readonly bills: number;
  readonly failed: number;
  readonly startedAt: Date;
  readonly completedAt: Date | null;
}

/** All runs, newest month first: one a month, so they are few. */
export async function readRuns(tx: Tx): Promise<RunView[]> {
  const views: RunView[] = [];
  for (const run of await listBillingRuns(tx)) views.push(await viewOf(tx, run));
  return views;
}

export async function readRun(tx: Tx, month: string): Promise<RunView | null> {
  const run = await findBillingRun(tx, month);
  return run ? viewOf(tx, run) : null;
}

async function viewOf(tx: Tx, run: BillingRun): Promise<RunView> {
  const { done, bills, failed } = await findRunProgress(tx, run.month);
  const looked = done >= run.accountsTotal && failed > 0;
  return {
    month: run.month,
    state: run.status === "completed" ? "completed" : looked ? "parked" : "running",
    accounts: run.accountsTotal,
    done,
    bills,
    failed,
    startedAt: run.startedAt,
    completedAt: run.completedAt,
  };
}
