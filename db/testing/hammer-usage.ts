import { type ReportedEvent, recordUsage } from "@/lib/operations/record-usage";
import { arrayLiteral } from "../bulk";
import { newId } from "../ids";
import { at, outcomeText } from "./arrange";
import { asOwner } from "./owner";

const now = at("2026-10-15 12:00");
const start = at("2026-10-01 00:00").toISOString();

export interface Hammering {
  /** Accounts beside the hot one. */
  readonly spread: number;
  readonly connections: number;
  readonly batches: number;
  /** Events of a batch: two of five are the hot account's. */
  readonly batchSize: number;
}

export interface Hammered {
  readonly errors: readonly string[];
  readonly outcomes: Readonly<Record<string, number>>;
  /** What the database holds at the end. */
  readonly counted: Readonly<Record<string, number>>;
}

/** What the hot account's pack holds: half of its calls, so that who reads it late draws what is gone. */
const hotUnits = ({ batches, batchSize }: Hammering) => (batches * batchSize) / 5;

/** What must have come of it: each event counted once, units drawn exactly as events say they were covered. */
export function exactly(size: Hammering): Hammered {
  const events = size.batches * size.batchSize;
  const drawn = events - hotUnits(size);
  return {
    errors: [],
    outcomes: { accepted: events, duplicate: events },
    counted: {
      events,
      byEvents: events,
      byHours: events,
      byMonths: events,
      drawn,
      byDraws: drawn,
      covered: drawn,
    },
  };
}

/**
 * Sends batches that each want the hot account and others at random, in no common order, from all connections at once,
 * and every batch a second time while the rest is under way, as a gateway that retries. Every account has one pack;
 * the hot account's runs out on the way, the others' hold all their calls.
 */
export async function hammerUsage(size: Hammering): Promise<Hammered> {
  const [hot = "", ...others] = await makeAccounts(size);
  const batches = Array.from({ length: size.batches }, () =>
    Array.from({ length: size.batchSize }, (_, index) =>
      event(index % 5 < 2 ? hot : (others[Math.floor(Math.random() * others.length)] ?? hot)),
    ),
  );
  const errors: string[] = [];
  const outcomes: Record<string, number> = {};
  const queue = batches.flatMap((batch, index) => [batch, ...(index > 0 ? [batches[index - 1] ?? []] : [])]);
  queue.push(batches.at(-1) ?? []);
  await Promise.all(
    Array.from({ length: size.connections }, async () => {
      for (let batch = queue.shift(); batch; batch = queue.shift()) {
        try {
          for (const outcome of await recordUsage(batch, now)) {
            const text = outcomeText(outcome);
            outcomes[text] = (outcomes[text] ?? 0) + 1;
          }
        } catch (error) {
          errors.push(String(error));
        }
      }
    }),
  );
  const [counted = {}] = await asOwner(
    (sql) => sql<Record<string, number>[]>`
      select (select count(*) from usage_events)::int as events, (select sum(calls) from usage_events)::int as "byEvents",
        (select sum(calls) from usage_hours)::int as "byHours", (select sum(calls) from usage_months)::int as "byMonths",
        (select sum(units - remaining) from packs)::int as drawn, (select sum(units) from pack_draws)::int as "byDraws",
        (select sum(gifted) from usage_events)::int as covered`,
  );
  return { errors, outcomes, counted: { ...counted } };
}

function event(accountId: string): ReportedEvent {
  const occurredAt = new Date(now.getTime() - Math.floor(Math.random() * 48 * 3_600_000));
  const identity = { accountId, source: "gateway/1", eventId: newId() };
  return { type: "api.call", ...identity, occurredAt, operation: "FuseFace", service: null, calls: 1 };
}

/** Written directly: ten thousand sign-ups would take longer than the race. */
async function makeAccounts(size: Hammering): Promise<string[]> {
  const accounts = Array.from({ length: size.spread + 1 }, newId);
  const units = accounts.map((_, index) => (index === 0 ? hotUnits(size) : size.batches * size.batchSize));
  await asOwner(async (sql) => {
    const made = sql`unnest(${arrayLiteral(accounts)}::uuid[], ${arrayLiteral(accounts.map(newId))}::uuid[], ${arrayLiteral(units)}::bigint[]) as a(id, own, units)`;
    await sql`insert into accounts (id, site, currency, name, created_at)
      select id, 'international', 'USD', 'Hammered', ${start} from ${made}`;
    await sql`insert into account_services (account_id, service, active, first_activated_at)
      select id, 'face-fusion', 'active', ${start} from ${made}`;
    await sql`insert into service_changes (account_id, id, service, change, occurred_at, terms_version)
      select id, own, 'face-fusion', 'activated', ${start}, 'test' from ${made}`;
    await sql`insert into packs (account_id, id, service, meter, kind, origin, units, remaining, valid_from, status, created_at)
      select id, own, 'face-fusion', 'face-fusion/image-face-fusion', 'calls', 'gifted', units, units, ${start}, 'active', ${start}
      from ${made}`;
  });
  return accounts;
}
