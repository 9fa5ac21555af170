import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "./client";
import type { CheckId, CheckResult, Finding } from "./reconciliation-report";

/** How many rows that do not match are kept with a report; all of them are counted. */
export const findingsKept = 100;

/** Rows of (account_id, reference, expected, found); where one side has nothing it says 0. */
export interface Comparison {
  readonly id: CheckId;
  readonly unit: "money" | "count";
  readonly rows: SQL;
}

/** Runs a comparison as one statement, so that both sides are seen at the same moment and commits agree. */
export async function compare(tx: Tx, { id, unit, rows }: Comparison): Promise<CheckResult> {
  const [row] = await tx.orm.execute<Omit<CheckResult, "id" | "unit"> & { findings: Finding[] }>(sql`
    with compared as materialized (${rows}),
    different as (
      select c.account_id as "accountId", coalesce(a.name, '') as account, c.reference,
        c.expected::text as expected, c.found::text as found
      from compared c left join accounts a on a.id = c.account_id
      where c.expected <> c.found order by c.account_id, c.reference limit ${findingsKept})
    select count(*)::int as compared, coalesce(sum(expected), 0)::text as expected,
      coalesce(sum(found), 0)::text as found,
      count(*) filter (where expected <> found)::int as differences,
      coalesce((select json_agg(d) from different d), '[]'::json) as findings
    from compared`);
  if (!row) throw new Error(`The comparison ${id} answered nothing`);
  return { id, unit, ...row };
}
