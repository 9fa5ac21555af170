import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { messageKindPolicy } from "@/lib/billing/messages/kinds";
import { rowsFor, send } from "./bulk";
import type { Tx } from "./client";
import { newId } from "./ids";
import type { NewMessage } from "./instance";
import { InstantText } from "./instant-text";
import { memberships, users } from "./schema/accounts";
import { messagePhones, messagePreferences } from "./schema/notify";

export type MessagePreference = Omit<typeof messagePreferences.$inferSelect, "accountId">;

/** The members whom an account's messages go to by e-mail: those who answer for its money. */
const mailedRoles = "'owner', 'billing'";

/**
 * Messages and their deliveries in one statement whatever their number, because month close writes thousands. A
 * repeat of a message is left out and queues nothing: exactly one delivery per message, channel and target.
 */
export async function insertMessages(tx: Tx, rows: readonly NewMessage[]): Promise<void> {
  const policies = rows.map((row) => messageKindPolicy(row.kind));
  const instant = new InstantText();
  const given = rowsFor([
    ["uuid", rows.map((row) => row.accountId)],
    ["uuid", rows.map((row) => row.id ?? newId())],
    ["text", rows.map((row) => row.kind)],
    ["text", rows.map((row) => row.cause)],
    ["jsonb", rows.map((row) => JSON.stringify(row.params))],
    ["timestamptz", rows.map((row) => instant.of(row.createdAt))],
    ["boolean", policies.map((policy) => policy?.email ?? false)],
    ["boolean", policies.map((policy) => policy?.sms ?? false)],
    ["text", policies.map((policy) => policy?.event ?? null)],
    ["boolean", policies.map((policy) => policy?.sales ?? false)],
  ]);
  await send(tx.sql, { tables: "messages", text: insertion(given.rows), parameters: given.parameters });
}

const insertion = (given: string) => `
  with given as materialized (
    select * from ${given} as row (account_id, id, kind, cause, params, created_at, email, sms, event, sales)
  ), fresh as (
    insert into messages (account_id, id, kind, cause, params, created_at)
    select account_id, id, kind, cause, params, created_at from given
    on conflict (account_id, kind, cause) do nothing
    returning account_id, id
  ), wanted as materialized (
    select account_id, id, g.created_at, g.event, g.sales, coalesce(p.email, g.email) as email, coalesce(p.sms, g.sms) as sms
    from fresh join given g using (account_id, id) left join message_preferences p using (account_id, kind)
  )
  insert into deliveries (account_id, message_id, channel, target, event, status, attempts, due_at, created_at)
  select account_id, w.id, 'email', m.user_id, null, 'queued', 0, w.created_at, w.created_at
  from wanted w join memberships m using (account_id) where w.email and m.role in (${mailedRoles})
  union all
  select account_id, w.id, 'sms', account_id, null, 'queued', 0, w.created_at, w.created_at
  from wanted w join message_phones p using (account_id) where w.sms and p.phone is not null
  union all
  select account_id, w.id, 'webhook', e.id, w.event, 'queued', 0, w.created_at, w.created_at
  from wanted w join webhook_endpoints e using (account_id) where e.disabled_at is null and w.event = any(e.events)
  union all
  select account_id, w.id, 'sales', account_id, null, 'queued', 0, w.created_at, w.created_at
  from wanted w where w.sales`;

export async function savePreferences(
  tx: Tx,
  accountId: string,
  preferences: readonly MessagePreference[],
): Promise<void> {
  if (preferences.length === 0) return;
  await tx.orm
    .insert(messagePreferences)
    .values(preferences.map((preference) => ({ ...preference, accountId })))
    .onConflictDoUpdate({
      target: [messagePreferences.accountId, messagePreferences.kind],
      set: { email: sql`excluded.email`, sms: sql`excluded.sms` },
    });
}

export function listPreferences(tx: Tx, accountId: string): Promise<MessagePreference[]> {
  const { kind, email, sms } = messagePreferences;
  return tx.orm
    .select({ kind, email, sms })
    .from(messagePreferences)
    .where(eq(messagePreferences.accountId, accountId));
}

export async function savePhone(tx: Tx, accountId: string, phone: string | null): Promise<void> {
  await tx.orm
    .insert(messagePhones)
    .values({ accountId, phone })
    .onConflictDoUpdate({ target: messagePhones.accountId, set: { phone } });
}

export async function findPhone(tx: Tx, accountId: string): Promise<string | null> {
  const [row] = await tx.orm.select().from(messagePhones).where(eq(messagePhones.accountId, accountId));
  return row?.phone ?? null;
}

/** Phone numbers of several accounts, each with the language of its first owner. */
export function listPhones(tx: Tx, accountIds: readonly string[]) {
  return tx.orm
    .selectDistinctOn([messagePhones.accountId], {
      accountId: messagePhones.accountId,
      phone: messagePhones.phone,
      locale: users.locale,
    })
    .from(messagePhones)
    .innerJoin(memberships, eq(memberships.accountId, messagePhones.accountId))
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(inArray(messagePhones.accountId, [...accountIds]), eq(memberships.role, "owner")))
    .orderBy(asc(messagePhones.accountId), asc(memberships.createdAt));
}

/** Members of several accounts, as people to write to. */
export function listMembers(tx: Tx, accountIds: readonly string[]) {
  return tx.orm
    .select({
      accountId: memberships.accountId,
      userId: users.id,
      name: users.name,
      email: users.email,
      locale: users.locale,
    })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(inArray(memberships.accountId, [...accountIds]));
}
