import { systemTransaction, type Tx } from "@/db/client";
import { findFaults } from "@/db/findings";
import { recountUsage } from "@/db/recount";
import type { Memory } from "./journal";

export interface Evidence {
  readonly memory: Memory;
  /** Account → calls that were reported and answered as counted. */
  readonly counted: ReadonlyMap<string, number>;
  /** Message-ID → how often the mail server took it. */
  readonly mails: ReadonlyMap<string, number>;
}

/** Everything that must hold after whatever happened; a sentence per breach, none when nothing was lost or doubled. */
export async function verify(evidence: Evidence): Promise<string[]> {
  return systemTransaction(async (tx) => [
    ...(await booksBreached(tx)),
    ...(await callsLostOrDoubled(tx, evidence.counted)),
    ...(await ordersLostOrDoubled(tx, evidence.memory)),
    ...(await topUpsLostOrDoubled(tx, evidence.memory)),
    ...(await refundsLostOrDoubled(tx, evidence.memory)),
    ...(await billsBreached(tx)),
    ...(await messagesLost(tx, evidence.mails)),
  ]);
}

async function booksBreached(tx: Tx): Promise<string[]> {
  const found = await findFaults(tx);
  return Object.entries(found)
    .filter(([, value]) => (Array.isArray(value) ? value.length > 0 : value !== 0))
    .map(([name, value]) => `books: ${name}: ${JSON.stringify(value)}`);
}

async function callsLostOrDoubled(tx: Tx, counted: Evidence["counted"]): Promise<string[]> {
  const recounts = await recountUsage(tx, [...counted.keys()]);
  return recounts.flatMap((recount) => {
    const expected = counted.get(recount.accountId) ?? 0;
    const { events, hours } = recount;
    return events === expected && hours === expected
      ? []
      : [
          `calls of ${recount.accountId}: ${expected} answered as counted, ${events} stored, ${hours} in the totals`,
        ];
  });
}

/** Rule B5: one order per intention that was answered, none that nobody asked for. */
async function ordersLostOrDoubled(tx: Tx, memory: Memory): Promise<string[]> {
  const orders = await tx.sql<{ id: string; request_id: string; paid: boolean }[]>`
    select o.id, o.request_id,
      exists (select from ledger_postings p where p.account_id = o.account_id and p.reference = 'order:' || o.id) or o.total = 0 as paid
    from orders o`;
  return [
    ...compare("order", memory, "purchase", orders),
    ...orders.filter((order) => !order.paid).map((order) => `order ${order.id} was not paid`),
  ];
}

async function topUpsLostOrDoubled(tx: Tx, memory: Memory): Promise<string[]> {
  const topUps = await tx.sql<{ id: string; request_id: string; booked: number }[]>`
    select u.id, u.request_id, (select count(*) from ledger_postings p
      where p.account_id = u.account_id and p.reference = 'top-up:' || u.id and p.position = 0)::int as booked
    from top_ups u where u.status = 'paid'`;
  return [
    ...compare("top-up", memory, "top_up", topUps),
    ...topUps
      .filter(({ booked }) => booked !== 1)
      .map(({ id, booked }) => `top-up ${id} was booked ${booked} times`),
  ];
}

function compare(
  what: string,
  { intents, answers }: Memory,
  kind: "purchase" | "top_up",
  rows: readonly { readonly id: string; readonly request_id: string }[],
): string[] {
  const byRequest = new Map(rows.map((row) => [row.request_id, row]));
  const lost = [...answers.values()]
    .filter(({ requestId, outcome }) => outcome === "done" && intents.get(requestId)?.kind === kind)
    .filter(({ requestId, detail }) => byRequest.get(requestId)?.id !== detail)
    .map(({ requestId }) => `${what} of request ${requestId} was answered as done and is not there`);
  const unasked = rows
    .filter((row) => intents.get(row.request_id)?.kind !== kind)
    .map((row) => `${what} ${row.id} has no request`);
  const doubled = rows.length - byRequest.size;
  return [...lost, ...unasked, ...(doubled > 0 ? [`${doubled} requests made more than one ${what}`] : [])];
}

/** Rules R6, R9: each submitted refund is there, paid back once, of a pack that nobody used. */
async function refundsLostOrDoubled(tx: Tx, { intents, answers }: Memory): Promise<string[]> {
  const rows = await tx.sql<{ id: string; pack_id: string; status: string; booked: number; drawn: number }[]>`
    select r.id, r.pack_id, r.status,
      (select count(*) from ledger_postings p where p.account_id = r.account_id and p.reference = 'refund:' || r.id and p.position = 0)::int as booked,
      (select p.units - p.remaining from packs p where (p.account_id, p.id) = (r.account_id, r.pack_id))::int as drawn
    from refunds r`;
  const ids = new Set(rows.map((row) => row.id));
  const asked = new Set([...intents.values()].flatMap((one) => (one.kind === "refund" ? [one.packId] : [])));
  const lost = [...answers.values()]
    .filter(({ requestId, outcome }) => outcome === "done" && intents.get(requestId)?.kind === "refund")
    .filter(({ detail }) => !ids.has(detail))
    .map(({ detail }) => `refund ${detail} was answered as submitted and is not there`);
  const wrong = rows.flatMap(({ id, pack_id, status, booked, drawn }) => [
    ...(asked.has(pack_id) ? [] : [`refund ${id} has no request`]),
    ...(status === "submitted" ? [`refund ${id} was never completed`] : []),
    ...(booked === (status === "completed" ? 1 : 0)
      ? []
      : [`refund ${id}, ${status}, was booked ${booked} times`]),
    ...(drawn === 0 ? [] : [`refund ${id} is of a pack with ${drawn} units used`]),
  ]);
  return [...lost, ...wrong];
}

/** Rules L1, L3: one bill per account, service and month, paid once; none missing where something was used. */
async function billsBreached(tx: Tx): Promise<string[]> {
  const wrong = await tx.sql<{ text: string }[]>`
    select 'bill ' || b.id || ' of ' || b.total || ' was settled with ' || coalesce(sum(p.amount), 0) as text
    from bills b
    left join ledger_postings p on p.account_id = b.account_id and p.reference = 'bill:' || b.id
      and p.to_book in ('usage_sales', 'tax')
    where b.total > 0
    group by b.account_id, b.id having coalesce(sum(p.amount), 0) <> b.total
    union all
    select 'month ' || m.month || ' of ' || m.account_id || ' has usage and no bill'
    from (select distinct account_id, month, split_part(meter, '/', 1) as service from usage_months) m
    join billing_runs r on r.month = m.month and r.status = 'completed'
    where not exists (select 1 from bills b where (b.account_id, b.month, b.service) = (m.account_id, m.month, m.service))
    union all
    select 'run of ' || month || ' is not completed' from billing_runs where status <> 'completed'
    union all
    select 'account ' || account_id || ' failed in ' || month || ': ' || reason from billing_run_failures where resolved_at is null`;
  return wrong.map((row) => row.text);
}

/** Each message has left, under a name of its own. A worker killed while sending sends again, under the same name. */
async function messagesLost(tx: Tx, mails: Evidence["mails"]): Promise<string[]> {
  const rows = await tx.sql<{ name: string; status: string }[]>`
    select message_id || '.' || target as name, status from deliveries where channel = 'email'`;
  const names = new Set(rows.map((row) => row.name));
  const taken = new Set([...mails.keys()].map((id) => id.replace(/@.*$/, "")));
  return [
    ...rows.filter(({ status }) => status === "queued").map(({ name }) => `mail ${name} never left`),
    ...rows
      .filter(({ name, status }) => status === "sent" && !taken.has(name))
      .map(({ name }) => `mail ${name} counts as sent and nobody got it`),
    ...[...taken].filter((name) => !names.has(name)).map((name) => `mail ${name} is of no message`),
  ];
}
