import { arrayLiteral } from "./bulk";
import type { Tx } from "./client";

export interface Recount {
  readonly accountId: string;
  /** Calls by the hourly totals, the monthly totals, and counted again from the raw events. */
  readonly hours: number;
  readonly months: number;
  readonly events: number;
  /** Units taken off the packs, by what remains, by the draw history, and by the raw events' coverage. */
  readonly packsUsed: number;
  readonly draws: number;
  readonly covered: number;
  readonly transactions: number;
}

/** Counts everything again from the raw events, beside what the counters say: the proof behind `npm run simulate`. */
export async function recountUsage({ sql }: Tx, accountIds: readonly string[]): Promise<Recount[]> {
  const ids = arrayLiteral(accountIds);
  const rows = await sql<
    Record<
      "id" | "hours" | "months" | "events" | "packs_used" | "draws" | "covered" | "transactions",
      string
    >[]
  >`
    select a.id,
      (select coalesce(sum(calls), 0) from usage_hours u where u.account_id = a.id) as hours,
      (select coalesce(sum(calls), 0) from usage_months u where u.account_id = a.id) as months,
      (select coalesce(sum(calls), 0) from usage_events u where u.account_id = a.id) as events,
      (select coalesce(sum(units - remaining), 0) from packs p where p.account_id = a.id and kind = 'calls') as packs_used,
      (select coalesce(sum(units), 0) from pack_draws d where d.account_id = a.id) as draws,
      (select coalesce(sum(free + gifted + purchased), 0) from usage_events u where u.account_id = a.id) as covered,
      (select count(*) from ledger_postings p where p.account_id = a.id and position = 0) as transactions
    from unnest(${ids}::uuid[]) as a(id)`;
  return rows.map((row) => ({
    accountId: row.id,
    hours: Number(row.hours),
    months: Number(row.months),
    events: Number(row.events),
    packsUsed: Number(row.packs_used),
    draws: Number(row.draws),
    covered: Number(row.covered),
    transactions: Number(row.transactions),
  }));
}
