import { arrayLiteral } from "./bulk";
import type { Tx } from "./client";

/**
 * What rating a batch of usage events reads, in plain SQL and only the columns it needs: this is the hot path, where
 * the builder's mapping would cost more than the database. The reads are sent together and answered in one trip.
 */
export interface UsageAccount {
  readonly id: string;
  readonly site: "international" | "china";
  readonly closed: boolean;
  /** A service of it may have to stop by now (rule A2). */
  readonly nextStopAt: Date | null;
}

export interface UsageState {
  readonly changes: readonly {
    readonly accountId: string;
    readonly service: string;
    readonly change: "activated" | "deactivated" | "stopped" | "resumed";
    readonly occurredAt: Date;
  }[];
  readonly modes: readonly {
    readonly accountId: string;
    readonly meter: string;
    readonly from: Date;
    readonly mode: "calls" | "qps";
  }[];
  readonly quotas: readonly {
    readonly accountId: string;
    readonly meter: string;
    readonly qps: number;
    readonly startsAt: Date;
    readonly endsAt: Date;
  }[];
  readonly packs: readonly DrawableRow[];
}

export interface DrawableRow {
  readonly accountId: string;
  readonly id: string;
  readonly meter: string;
  readonly origin: "free" | "gifted" | "purchased";
  readonly validFrom: Date;
  readonly validUntil: Date | null;
  readonly units: number;
  readonly remaining: number;
}

/** Locks the accounts in id order, so that two batches never wait for each other in a circle. */
export async function lockUsageAccounts({ sql }: Tx, accountIds: readonly string[]): Promise<UsageAccount[]> {
  const rows = await sql<
    { id: string; site: "international" | "china"; closed: boolean; next_stop_at: string | null }[]
  >`
    select id, site, closed_at is not null as closed, next_stop_at
    from accounts where id = any(${arrayLiteral(accountIds)}::uuid[]) order by id for update`;
  return rows.map(({ next_stop_at, ...row }) => ({
    ...row,
    nextStopAt: next_stop_at === null ? null : new Date(next_stop_at),
  }));
}

/** Packs that ended before `since` are left out: no event of the batch can draw from them. */
export async function readUsageState(
  { sql }: Tx,
  accountIds: readonly string[],
  since: Date,
): Promise<UsageState> {
  const ids = arrayLiteral(accountIds);
  const [changes, modes, quotas, packs] = await Promise.all([
    sql<
      { account_id: string; service: string; change: UsageState["changes"][number]["change"]; at: string }[]
    >`
      select account_id, service, change, occurred_at as at from service_changes where account_id = any(${ids}::uuid[]) order by account_id, occurred_at, id`,
    sql<{ account_id: string; meter: string; mode: "calls" | "qps"; from: string }[]>`
      select account_id, meter, mode, "from" from billing_modes where account_id = any(${ids}::uuid[]) order by account_id, "from"`,
    sql<{ account_id: string; meter: string; qps: string; starts_at: string; ends_at: string }[]>`
      select account_id, meter, qps, starts_at, ends_at from qps_quotas where account_id = any(${ids}::uuid[])`,
    sql<
      {
        account_id: string;
        id: string;
        meter: string;
        origin: DrawableRow["origin"];
        valid_from: string;
        valid_until: string | null;
        units: string;
        remaining: string;
      }[]
    >`
      select account_id, id, meter, origin, valid_from, valid_until, units, remaining from packs
      where account_id = any(${ids}::uuid[]) and status = 'active' and kind = 'calls' and coalesce(valid_until, 'infinity') > ${since.toISOString()}::timestamptz`,
  ]);
  return {
    changes: changes.map((row) => ({
      accountId: row.account_id,
      service: row.service,
      change: row.change,
      occurredAt: new Date(row.at),
    })),
    modes: modes.map((row) => ({
      accountId: row.account_id,
      meter: row.meter,
      mode: row.mode,
      from: new Date(row.from),
    })),
    quotas: quotas.map((row) => ({
      accountId: row.account_id,
      meter: row.meter,
      qps: Number(row.qps),
      startsAt: new Date(row.starts_at),
      endsAt: new Date(row.ends_at),
    })),
    packs: packs.map((row) => ({
      accountId: row.account_id,
      id: row.id,
      meter: row.meter,
      origin: row.origin,
      validFrom: new Date(row.valid_from),
      validUntil: row.valid_until === null ? null : new Date(row.valid_until),
      units: Number(row.units),
      remaining: Number(row.remaining),
    })),
  };
}
