import { listRunsFrom } from "@/db/billing-runs";
import { ensureUsagePartitions, systemTransaction, type Tx } from "@/db/client";
import { saveMessages } from "@/db/instance";
import { listOpenEnds } from "@/db/prices";
import { type RatingRequest, saveRatingRequests } from "@/db/rating-requests";
import { findKnownEvents, type KnownEvent } from "@/db/usage";
import { monthOf } from "@/lib/billing/billing-month";
import { checkEventTime } from "@/lib/billing/metering/event-time";
import type { Refusal } from "@/lib/billing/refusals";
import { type AccountState, lockAccountStates } from "./usage/account-state";
import { packAlerts, quoteAlerts } from "./usage/alerts";
import { recordMaterial, sameMaterial } from "./usage/materials";
import { rateCall } from "./usage/rate-event";
import type { EventOutcome, ReportedEvent } from "./usage/reported-event";
import { type MonthGrowth, UsageTotals } from "./usage/usage-totals";

export type { EventOutcome, ReportedEvent } from "./usage/reported-event";

/**
 * Records a batch of usage events of any accounts in one transaction: once each (rule U6), rated by what held at
 * the moment of the call, drawn from packs, counted. One outcome per event, in order; a refused event never loses
 * the others. When this returns, what is accepted is on disk.
 */
export async function recordUsage(events: readonly ReportedEvent[], now: Date): Promise<EventOutcome[]> {
  const timely = events.filter((event) => checkEventTime(event.occurredAt, now).ok);
  if (timely.length > 0) await ensureUsagePartitions(timely.map((event) => monthOf(event.occurredAt)));
  return events.length === 0 ? [] : systemTransaction((tx) => record(tx, events, now));
}

async function record(tx: Tx, events: readonly ReportedEvent[], now: Date): Promise<EventOutcome[]> {
  // What is refused for its time brings no free pack of its month and looks at no pack of its day.
  const needs = events.map(({ accountId, occurredAt }) => ({
    accountId,
    at: checkEventTime(occurredAt, now).ok ? occurredAt : now,
  }));
  const states = await lockAccountStates(
    tx,
    needs.map(({ accountId, at }) => ({ accountId, month: monthOf(at) })),
    earliest(needs, now),
    now,
  );
  const [recorded, opened, openEnds] = await Promise.all([
    findKnownEvents(tx, events),
    listRunsFrom(tx, monthOf(now)),
    listOpenEnds(tx),
  ]);
  const known = new Map(recorded.map((event) => [identity(event), event]));
  const totals = new UsageTotals(now);
  const outcomes: EventOutcome[] = [];
  for (const { event, index } of inOrderOfTime(events)) {
    outcomes[index] = await recordOne(tx, states.get(event.accountId), known, event, totals, now);
  }
  const months = await totals.save(tx);
  await saveRatingRequests(tx, lateMonths(months, new Set(opened), now));
  const quotes = await quoteAlerts(tx, months, openEnds, now);
  await saveMessages(tx, [...packAlerts(states, now), ...quotes]);
  return outcomes;
}

async function recordOne(
  tx: Tx,
  state: AccountState | undefined,
  known: Map<string, KnownEvent>,
  event: ReportedEvent,
  totals: UsageTotals,
  now: Date,
): Promise<EventOutcome> {
  if (!state) return rejected({ code: "account_unknown", params: { account: event.accountId } });
  const before = known.get(identity(event));
  if (before) {
    const same = sameContent(before, event) && (await sameMaterial(tx, before, event));
    return same ? { status: "duplicate" } : rejected({ code: "event_conflict", params: {} });
  }
  const timely = checkEventTime(event.occurredAt, now);
  if (!timely.ok) return rejected(timely.refusal);
  if (state.account.closed) return rejected({ code: "account_closed", params: {} });
  const rated = event.type === "api.call" ? rateCall(state, event) : await recordMaterial(tx, state, event);
  if (!rated.ok) return rejected(rated.refusal);
  totals.add(event, rated.value);
  known.set(identity(event), { ...event, service: rated.value.service.id });
  return { status: "accepted" };
}

/**
 * Months that are over may be billed already; month close and the adjustments sort out which (rule U7). `opened`: so
 * may one that runs by the clock of this batch, which may have waited for the accounts' locks until its bill was made.
 */
function lateMonths(months: readonly MonthGrowth[], opened: ReadonlySet<string>, now: Date): RatingRequest[] {
  const running = monthOf(now);
  const late = new Map(
    months
      .filter(({ month }) => month < running || opened.has(month))
      .map(({ accountId, month }) => [`${accountId} ${month}`, { accountId, month }]),
  );
  return [...late.values()].map((one) => ({ ...one, cause: "late_usage", requestedAt: now }));
}

function earliest(needs: readonly { at: Date }[], now: Date): Date {
  return new Date(needs.reduce((least, { at }) => Math.min(least, at.getTime()), now.getTime()));
}

/** Units go to the call that happened first, whatever its place in the report. */
function inOrderOfTime(events: readonly ReportedEvent[]): { event: ReportedEvent; index: number }[] {
  return events
    .map((event, index) => ({ event, index }))
    .sort((a, b) => a.event.occurredAt.getTime() - b.event.occurredAt.getTime() || a.index - b.index);
}

function identity({
  accountId,
  source,
  eventId,
}: {
  accountId: string;
  source: string;
  eventId: string;
}): string {
  return `${accountId} ${source.length} ${source} ${eventId}`;
}

function sameContent(before: KnownEvent, event: ReportedEvent): boolean {
  return (
    before.occurredAt.getTime() === event.occurredAt.getTime() &&
    before.operation === event.operation &&
    before.calls === event.calls &&
    (event.service === null || before.service === event.service)
  );
}

function rejected(refusal: Refusal): EventOutcome {
  return { status: "rejected", refusal };
}
