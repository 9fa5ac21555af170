import postgres from "postgres";

/** `on b` stands for the bill that a row belongs to: its id was made by chance, its service was not. */
const billOf = (reference: string) =>
  `left join bills b on b.account_id = x.account_id and b.id::text = ${reference}`;
const cause = "coalesce(b.month || ' ' || b.service || ' ' || b.sequence, x.cause)";

/**
 * Every row that closing a month writes, in words that do not depend on chance: ids of bills and transactions become
 * what they are about, and the instants of writing are left out.
 */
const queries: Readonly<Record<string, string>> = {
  bills: "select to_jsonb(x) - 'id' as r, x.total as amount from bills x",
  bill_lines: `select to_jsonb(x) - 'bill_id' || jsonb_build_object('of', b.month || ' ' || b.service || ' ' || b.sequence) as r, x.amount
    from bill_lines x join bills b on (b.account_id, b.id) = (x.account_id, x.bill_id)`,
  ledger_postings: `select to_jsonb(x) - 'transaction_id' - 'recorded_at' || jsonb_build_object('reference', coalesce(b.month || ' ' || b.service, x.reference)) as r, x.amount
    from ledger_postings x ${billOf("split_part(x.reference, ':', 2)")}`,
  balances: "select to_jsonb(x) as r, x.amount from balances x",
  standings:
    "select jsonb_build_array(x.id, x.overdue_since, x.next_stop_at) as r, 1 as amount from accounts x",
  account_services: "select to_jsonb(x) as r, 1 as amount from account_services x",
  service_changes: "select to_jsonb(x) - 'id' as r, 1 as amount from service_changes x",
  entitlement_changes: "select to_jsonb(x) - 'id' - 'xid' as r, 1 as amount from entitlement_changes x",
  packs: "select to_jsonb(x) - 'id' as r, x.units as amount from packs x",
  messages: `select to_jsonb(x) - 'id' || jsonb_build_object('cause', ${cause}, 'params', x.params - 'bill') as r, 1 as amount
    from messages x ${billOf("coalesce(x.params ->> 'bill', split_part(regexp_replace(x.cause, '^bill:', ''), ' ', 1))")}`,
  deliveries: `select to_jsonb(d) - 'message_id' || jsonb_build_object('of', x.kind || ' ' || ${cause}) as r, 1 as amount
    from deliveries d join messages x on (x.account_id, x.id) = (d.account_id, d.message_id)
    ${billOf("coalesce(x.params ->> 'bill', split_part(regexp_replace(x.cause, '^bill:', ''), ' ', 1))")}`,
  billing_run_chunks: "select to_jsonb(x) as r, x.bills as amount from billing_run_chunks x",
  billing_runs: "select to_jsonb(x) as r, x.accounts_total as amount from billing_runs x",
  billing_run_failures: "select to_jsonb(x) as r, 1 as amount from billing_run_failures x",
};

export interface ComparedTable {
  readonly table: string;
  readonly rows: readonly [number, number];
  readonly sums: readonly [string, string];
  /** Rows of one that the other lacks: how many, and the first few. */
  readonly different: number;
  readonly examples: readonly string[];
}

/** Compares what two databases hold of a close, table by table: counts, sums, and every row. */
export async function compareClosings(one: string, other: string): Promise<ComparedTable[]> {
  const databases = [one, other].map((url) => postgres(url, { max: 1, onnotice: () => {} }));
  try {
    const tables: ComparedTable[] = [];
    for (const [table, query] of Object.entries(queries)) {
      const [left, right] = await Promise.all(databases.map((sql) => readRows(sql, query)));
      if (!left || !right) throw new Error("Two databases are compared");
      const examples = [...left.rows.keys(), ...right.rows.keys()].filter(
        (row) => left.rows.get(row) !== right.rows.get(row),
      );
      tables.push({
        table,
        rows: [left.count, right.count],
        sums: [left.sum, right.sum],
        different: examples.length,
        examples: examples.slice(0, 3),
      });
    }
    return tables;
  } finally {
    await Promise.all(databases.map((sql) => sql.end()));
  }
}

/** Each row's digest with how often it is there; the sum is PostgreSQL's, exact. */
async function readRows(sql: postgres.Sql, query: string) {
  const [total] = await sql.unsafe<{ sum: string; count: number }[]>(
    `select coalesce(sum(amount), 0)::text as sum, count(*)::int as count from (${query}) all_rows`,
  );
  const rows = new Map<string, number>();
  for await (const batch of sql
    .unsafe<{ row: string }[]>(`select r::text as row from (${query}) all_rows`)
    .cursor(10_000)) {
    for (const { row } of batch) rows.set(row, (rows.get(row) ?? 0) + 1);
  }
  return { sum: total?.sum ?? "", count: total?.count ?? 0, rows };
}
