import { Decimal } from "@/lib/billing/money";
import type { Account } from "./accounts";
import { arrayLiteral } from "./bulk";
import type { Tx } from "./client";
import { packEndText } from "./pack-end";
import type { Pack } from "./packs";
import { instantOf, milliseconds } from "./plain-instants";

/** What decides whether an account's calls are let through, and nothing else. */
export interface EntitlementState {
  readonly account: Pick<Account, "id" | "site" | "currency" | "overdueSince"> & { readonly closed: boolean };
  readonly cash: Decimal;
  readonly services: readonly { readonly service: string; readonly stoppedAt: Date | null }[];
  /** Oldest first. */
  readonly changes: readonly {
    readonly service: string;
    readonly change: "activated" | "deactivated" | "stopped" | "resumed";
    readonly occurredAt: Date;
  }[];
  readonly modes: readonly { readonly meter: string; readonly mode: "calls" | "qps"; readonly from: Date }[];
  readonly quotas: readonly {
    readonly meter: string;
    readonly qps: number;
    readonly startsAt: Date;
    readonly endsAt: Date;
  }[];
  /** Neither refunded nor over. */
  readonly packs: readonly Pick<Pack, "meter" | "origin" | "remaining" | "validFrom" | "validUntil">[];
}

/** Instants are milliseconds in it. */
interface StateRow {
  readonly id: string;
  readonly site: Account["site"];
  readonly currency: Account["currency"];
  readonly closed: boolean;
  readonly overdue: number | null;
  readonly cash: string | null;
  readonly services: readonly [string, number | null][] | null;
  readonly changes: readonly [string, EntitlementState["changes"][number]["change"], number][] | null;
  readonly modes: readonly [string, "calls" | "qps", number][] | null;
  readonly quotas: readonly [string, number, number, number][] | null;
  readonly packs: readonly [string, Pack["origin"], number, number, number | null][] | null;
}

const list = (values: string, from: string, order = "") =>
  `(select json_agg(json_build_array(${values})${order}) from ${from} where account_id = a.id)`;

const statement = `select a.id, a.site, a.currency, a.closed_at is not null as closed, ${milliseconds("a.overdue_since")} as overdue,
  (select amount from balances where account_id = a.id and book = 'cash' and item = '') as cash,
  ${list(`service, ${milliseconds("stopped_at")}`, "account_services")} as services,
  ${list(`service, change, ${milliseconds("occurred_at")}`, "service_changes", " order by occurred_at, id")} as changes,
  ${list(`meter, mode, ${milliseconds('"from"')}`, "billing_modes", ' order by "from"')} as modes,
  ${list(`meter, qps, ${milliseconds("starts_at")}, ${milliseconds("ends_at")}`, "qps_quotas")} as quotas,
  (select json_agg(json_build_array(meter, origin, remaining, ${milliseconds("valid_from")}, ${milliseconds("valid_until")}))
   from packs where account_id = a.id and status = 'active' and ${packEndText} > $2::timestamptz) as packs
  from accounts a where a.id = any($1::uuid[])`;

/** In one statement, issued at once, and so as of one moment; accounts that there are not are left out. */
export async function listEntitlementStates(
  { sql }: Tx,
  accountIds: readonly string[],
  now: Date,
): Promise<EntitlementState[]> {
  const parameters = [arrayLiteral(accountIds), now.toISOString()];
  const rows = await sql.unsafe<StateRow[]>(statement, parameters, { prepare: true }).execute();
  return rows.map(toState);
}

function toState(row: StateRow): EntitlementState {
  const { id, site, currency, closed } = row;
  return {
    account: { id, site, currency, closed, overdueSince: instantOf(row.overdue) },
    cash: new Decimal(row.cash ?? 0),
    services: (row.services ?? []).map(([service, stopped]) => ({ service, stoppedAt: instantOf(stopped) })),
    changes: (row.changes ?? []).map(([service, change, at]) => ({
      service,
      change,
      occurredAt: new Date(at),
    })),
    modes: (row.modes ?? []).map(([meter, mode, from]) => ({ meter, mode, from: new Date(from) })),
    quotas: (row.quotas ?? []).map(([meter, qps, starts, ends]) => ({
      meter,
      qps,
      startsAt: new Date(starts),
      endsAt: new Date(ends),
    })),
    packs: (row.packs ?? []).map(([meter, origin, remaining, from, until]) => ({
      meter,
      origin,
      remaining,
      validFrom: new Date(from),
      validUntil: instantOf(until),
    })),
  };
}
