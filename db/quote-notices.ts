import { and, eq, gte, sql } from "drizzle-orm";
import type { Tx } from "./client";
import { newestFirstBy, type PageRequest, readPage } from "./key-order";
import type { KeysetPage } from "./keyset";
import type { QuoteFilter } from "./quotes";
import { accounts } from "./schema/accounts";
import { messages } from "./schema/instance";
import { usageMonths } from "./schema/usage";

const newestFirst = newestFirstBy(messages.createdAt, messages.id);

const ofMeter = sql`${messages.params} ->> 'meter'`;

/** A meter's month is told of at 80 %, at 100 % and at the end of a contract; the last notice stands for all. */
const lastNotice = sql`not exists (select 1 from ${messages} later where later.account_id = "messages"."account_id"
  and later.kind in ('quote_near', 'quote_reached') and later.params ->> 'meter' = "messages"."params" ->> 'meter'
  and later.params ->> 'month' = "messages"."params" ->> 'month'
  and (later.created_at, later.id) > ("messages"."created_at", "messages"."id"))`;

const notices = (tx: Tx) =>
  tx.orm
    .select({
      id: messages.id,
      account: { id: accounts.id, name: accounts.name, currency: accounts.currency },
      meter: sql<string>`${ofMeter}`,
      month: usageMonths.month,
      billable: usageMonths.billable,
      toldAt: messages.createdAt,
    })
    .from(messages)
    .innerJoin(accounts, eq(accounts.id, messages.accountId))
    .innerJoin(
      usageMonths,
      and(
        eq(usageMonths.accountId, messages.accountId),
        eq(usageMonths.month, sql`${messages.params} ->> 'month'`),
        eq(usageMonths.meter, ofMeter),
      ),
    );

export type QuoteNoticeRow = Awaited<ReturnType<typeof notices>>[number];

/** Meters of all accounts that came near or beyond the end of their price table in a month, by key. */
export function listQuoteNotices(
  tx: Tx,
  { month, monthStart }: { readonly month: string; readonly monthStart: Date },
  filter: Pick<QuoteFilter, "accountId" | "service">,
  request: PageRequest,
): Promise<KeysetPage<QuoteNoticeRow>> {
  return readPage(
    newestFirst,
    request,
    ({ beyond, orderBy, limit }) =>
      notices(tx)
        .where(
          and(
            // The words of the partial index.
            sql`${messages.kind} in ('quote_near', 'quote_reached')`,
            gte(messages.createdAt, monthStart),
            eq(usageMonths.month, month),
            lastNotice,
            filter.accountId ? eq(messages.accountId, filter.accountId) : undefined,
            filter.service ? sql`starts_with(${ofMeter}, ${`${filter.service}/`})` : undefined,
            beyond,
          ),
        )
        .orderBy(orderBy)
        .limit(limit),
    (row) => [row.toldAt.toISOString(), row.id],
  );
}
