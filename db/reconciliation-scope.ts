import { type SQL, sql } from "drizzle-orm";
import type { HouseBook } from "@/lib/billing/ledger/books";
import type { Currency } from "@/lib/billing/money";
import type { TransactionKind } from "./schema/ledger";

/** One month of one currency; the period is half-open. */
export interface Scope {
  readonly month: string;
  readonly from: Date;
  readonly until: Date;
  readonly currency: Currency;
}

/** Whether an instant lies in the month. The tables are read by block range indexes on their instants. */
export function inMonth({ from, until }: Pick<Scope, "from" | "until">, instant: SQL): SQL {
  return sql`(${instant} >= ${from.toISOString()}::timestamptz and ${instant} < ${until.toISOString()}::timestamptz)`;
}

/** What each transaction of a kind moved into some of the house's books in the month, less what it moved out. */
export function intoBooks(scope: Scope, kinds: readonly TransactionKind[], books: readonly HouseBook[]): SQL {
  const house = list(books);
  return sql`
    select account_id, reference,
      sum(case when to_book in (${house}) then amount else 0 end
        - case when from_book in (${house}) then amount else 0 end) as booked
    from ledger_postings
    where kind in (${list(kinds)}) and ${inMonth(scope, sql`occurred_at`)}
      and currency = ${scope.currency} and (to_book in (${house}) or from_book in (${house}))
    group by 1, 2`;
}

/** Names of ours, never what somebody typed. */
export function list(names: readonly string[]): SQL {
  return sql.raw(names.map((name) => `'${name}'`).join(", "));
}
