import { sql } from "drizzle-orm";

/**
 * When a pack ends, for comparing: `infinity` for one without end. In the words of the index `packs_end`, which the
 * planner must recognise. CASE, because under row security PostgreSQL trusts it not to tell what other rows hold and
 * looks into the index for it; coalesce() it does not trust, and would read all packs that the account ever had.
 */
export const packEndText = "(case when valid_until is null then 'infinity' else valid_until end)";

/** The same for drizzle's builder, where packs are the only table with that column. */
export const packEnd = sql.raw(packEndText);
