import { arrayLiteral } from "./bulk";
import type { Tx } from "./client";
import { packEndText } from "./pack-end";
import { instantOf, milliseconds } from "./plain-instants";

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

/**
 * Locks the accounts in id order, so that two batches never wait for each other in a circle. Issued at once: what is
 * issued after the call is read under the locks.
 */
export async function lockUsageAccounts({ sql }: Tx, accountIds: readonly string[]): Promise<UsageAccount[]> {
  const rows = await sql<
    { id: string; site: "international" | "china"; closed: boolean; next_stop_at: string | null }[]
  >`
    select id, site, closed_at is not null as closed, next_stop_at
    from accounts where id = any(${arrayLiteral(accountIds)}::uuid[]) order by id for update`.execute();
  return rows.map(({ id, site, closed, next_stop_at }) => ({
    id,
    site,
    closed,
    nextStopAt: instantOf(next_stop_at),
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
    read<{ a: string; service: string; change: UsageState["changes"][number]["change"]; at: number }>(
      sql,
      `select account_id as a, service, change, ${milliseconds("occurred_at")} as at from service_changes
       where account_id = any($1::uuid[]) order by account_id, occurred_at, id`,
      ids,
    ),
    read<{ a: string; meter: string; mode: "calls" | "qps"; at: number }>(
      sql,
      `select account_id as a, meter, mode, ${milliseconds('"from"')} as at from billing_modes
       where account_id = any($1::uuid[]) order by account_id, "from"`,
      ids,
    ),
    read<{ a: string; meter: string; qps: string; at: number; until: number }>(
      sql,
      `select account_id as a, meter, qps, ${milliseconds("starts_at")} as at, ${milliseconds("ends_at")} as until
       from qps_quotas where account_id = any($1::uuid[])`,
      ids,
    ),
    read<{
      a: string;
      id: string;
      meter: string;
      origin: DrawableRow["origin"];
      at: number;
      until: number | null;
      units: string;
      remaining: string;
    }>(
      sql,
      `select account_id as a, id, meter, origin, ${milliseconds("valid_from")} as at,
         ${milliseconds("valid_until")} as until, units, remaining from packs
       where account_id = any($1::uuid[]) and status = 'active' and kind = 'calls'
         and ${packEndText} > $2::timestamptz`,
      ids,
      since.toISOString(),
    ),
  ]);
  return {
    changes: changes.map(({ a, service, change, at }) => ({
      accountId: a,
      service,
      change,
      occurredAt: new Date(at),
    })),
    modes: modes.map(({ a, meter, mode, at }) => ({ accountId: a, meter, mode, from: new Date(at) })),
    quotas: quotas.map(({ a, meter, qps, at, until }) => ({
      accountId: a,
      meter,
      qps: Number(qps),
      startsAt: new Date(at),
      endsAt: new Date(until),
    })),
    packs: packs.map(({ a, id, meter, origin, at, until, units, remaining }) => ({
      accountId: a,
      id,
      meter,
      origin,
      validFrom: new Date(at),
      validUntil: instantOf(until),
      units: Number(units),
      remaining: Number(remaining),
    })),
  };
}

function read<Row>(sql: Tx["sql"], statement: string, ...parameters: string[]): Promise<readonly Row[]> {
  return sql.unsafe(statement, parameters, { prepare: true }) as unknown as Promise<readonly Row[]>;
}
