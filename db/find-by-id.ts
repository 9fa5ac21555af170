import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "./client";
import { isId } from "./ids";

/** What belongs to an account and is called by its id. */
export interface NamedThing {
  readonly kind: "order" | "pack" | "bill";
  readonly accountId: string;
  readonly accountName: string;
  readonly id: string;
  /** The order of a purchased pack. */
  readonly orderId: string | null;
}

/** Shorter ends would be those of too many orders, or words: `decade` has as many. */
const leastEnd = 6;
/** As much of an id's end as `orders_id_end` knows. */
const indexed = 12;
const most = 10;

/** Orders, packs and bills of all accounts by their complete id; orders by its end too, as customers' tables show it. */
export async function findByIdOrEnd(tx: Tx, words: string): Promise<readonly NamedThing[]> {
  const query = words.trim().replace(/^…/, "").toLowerCase();
  const found = isId(query) ? byId(query) : byEnd(query);
  if (!found) return [];
  return tx.orm.execute<NamedThing & Record<string, unknown>>(
    sql`select found.*, a.name as "accountName" from (${found}) found join accounts a on a.id = found."accountId"
      order by found.id desc limit ${most}`,
  );
}

const columns = sql.raw('account_id as "accountId", id::text as id');

function byId(id: string): SQL {
  return sql`select 'order' as kind, ${columns}, null::text as "orderId" from orders where id = ${id}
    union all select 'pack', ${columns}, order_id::text from packs where id = ${id}
    union all select 'bill', ${columns}, null from bills where id = ${id}`;
}

/** As a range, which the index knows: after any hexadecimal digit or hyphen comes `g`. null: no end of an id. */
function byEnd(end: string): SQL | null {
  if (end.length < leastEnd || !/^[0-9a-f-]+$/.test(end)) return null;
  const backwards = [...end.slice(-indexed)].reverse().join("");
  const key = sql.raw('(reverse(right(id::text, 12)) collate "C")');
  return sql`select 'order' as kind, ${columns}, null::text as "orderId" from orders
    where ${key} >= ${backwards} and ${key} < ${`${backwards}g`} and right(id::text, ${end.length}) = ${end}`;
}
