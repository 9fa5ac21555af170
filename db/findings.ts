import type { Tx } from "./client";
import { checkLedger } from "./ledger-check";

/** Whatever does not add up: money, then units. All lists empty and both numbers 0: the books are right. */
export interface Findings {
  /** Sums of the trial balance that are not 0 (one per currency). */
  readonly trialBalance: readonly string[];
  readonly drifted: number;
  readonly incomplete: number;
  readonly overdrawn: readonly unknown[];
  readonly cashBelowZero: readonly unknown[];
  readonly packs: readonly unknown[];
  readonly totals: readonly unknown[];
}

/** Proves all the books of a database by counting everything again; reads whole tables. */
export async function findFaults(tx: Tx): Promise<Findings> {
  const ledger = await checkLedger(tx);
  return {
    trialBalance: ledger.trialBalance.map(({ amount }) => amount).filter((amount) => Number(amount) !== 0),
    drifted: ledger.driftedBalances,
    incomplete: ledger.incompleteTransactions,
    overdrawn: await overdrawn(tx),
    cashBelowZero: await cashBelowZeroByOther(tx),
    packs: await packsOffTheirDraws(tx),
    totals: await totalsOffTheirEvents(tx),
  };
}

async function overdrawn(tx: Tx) {
  return [...(await tx.sql`select account_id, book, item from balances where amount < 0 and book <> 'cash'`)];
}

/** Rule L2: only a settlement takes cash below zero. */
async function cashBelowZeroByOther(tx: Tx) {
  return [
    ...(await tx.sql`
      select account_id, reference from ledger_postings
      where from_book = 'cash' and from_after < 0 and kind <> 'settlement'`),
  ];
}

/** What a pack has left is what it was given less its draws; of materials, less those that exist (rule U9). */
async function packsOffTheirDraws(tx: Tx) {
  return [
    ...(await tx.sql`
      select p.id, p.units, p.remaining from packs p
      left join (select account_id, pack_id, sum(units) as units from pack_draws group by 1, 2) d
        on (d.account_id, d.pack_id) = (p.account_id, p.id)
      left join (select account_id, pack_id, count(*) as units from materials where deleted_at is null group by 1, 2) m
        on (m.account_id, m.pack_id) = (p.account_id, p.id)
      where p.remaining <> p.units - coalesce(d.units, 0) - coalesce(m.units, 0)`),
  ];
}

/**
 * Events, hours and months count the same calls by the same coverage (rule U6), and draws are what packs covered.
 * Raw events are removed by policy after a while; what was counted of them stays.
 */
async function totalsOffTheirEvents(tx: Tx) {
  const parts = "sum(calls), sum(free), sum(gifted), sum(purchased), sum(qps), sum(billable), sum(refused)";
  const month = "to_char(hour at time zone 'UTC' + interval '8 hours', 'YYYY-MM')";
  const [row] = await tx.sql.unsafe(`
    with kept as (select replace(substr(relname, length('usage_events_') + 1), '_', '-') as month
                  from pg_class where relispartition and relkind = 'r' and relname like 'usage\\_events\\_%'),
         e as (select account_id, service, operation, ${parts} from usage_events group by 1, 2, 3),
         h as (select account_id, service, operation, ${parts} from usage_hours where ${month} in (table kept) group by 1, 2, 3),
         hm as (select account_id, ${month} as month, meter, ${parts}
                from usage_hours where meter <> '' and meter not like '%-materials' group by 1, 2, 3),
         m as (select account_id, month, meter, ${parts} from usage_months group by 1, 2, 3),
         covered as (select account_id, sum(free + gifted + purchased) as units from usage_events group by 1),
         drawn as (select account_id, sum(units) as units from pack_draws where ${month} in (table kept) group by 1)
    select (select count(*) from ((table e except table h) union all (table h except table e)) x)::int as hours,
           (select count(*) from ((table hm except table m) union all (table m except table hm)) x)::int as months,
           (select count(*) from covered full join drawn using (account_id)
            where coalesce(covered.units, 0) <> coalesce(drawn.units, 0))::int as draws`);
  return row?.hours === 0 && row.months === 0 && row.draws === 0 ? [] : [row];
}
