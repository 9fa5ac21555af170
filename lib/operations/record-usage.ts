import { listRunsFrom } from "@/db/billing-runs";
import { ensureUsagePartitions, type Tx, usageTransaction } from "@/db/client";
import { saveMessages } from "@/db/instance";
import { findKnownEvents, type KnownEvent } from "@/db/known-events";
import { listOpenEnds } from "@/db/prices";
import { type RatingRequest, saveRatingRequests } from "@/db/rating-requests";
import { monthOf, monthStart, shiftMonth } from "@/lib/billing/billing-month";
import type { Decision } from "@/lib/billing/decision";
import { groupBy } from "@/lib/billing/group-by";
import type { Refusal } from "@/lib/billing/refusals";
import { type AccountState, accountStates, lockAndRead } from "./usage/account-state";
import { metersWithEnds, packAlerts, quoteAlerts } from "./usage/alerts";
import { type BatchedEvent, EventBatch } from "./usage/event-batch";
import { KnownEvents } from "./usage/known-events";
import { recordMaterial, sameMaterial } from "./usage/materials";
import { type RatedEvent, rateCall } from "./usage/rate-event";
import type { EventOutcome, ReportedEvent } from "./usage/reported-event";
import { UsageTotals } from "./usage/usage-totals";

export type { EventOutcome, ReportedEvent } from "./usage/reported-event";

/**
 * Records a batch of usage events of any accounts in one transaction: once each (rule U6), rated by what held at
 * the moment of the call, drawn from packs, counted. One outcome per event, in order; a refused event never loses
 * the others. When this returns, what is accepted is on disk.
 */
export async function recordUsage(events: readonly ReportedEvent[], now: Date): Promise<EventOutcome[]> {
  if (events.length === 0) return [];
  const batch = new EventBatch(events, now);
  await ensureUsagePartitions([...batch.months]);
  return usageTransaction((tx) => record(tx, batch, now));
}

async function record(tx: Tx, batch: EventBatch, now: Date): Promise<EventOutcome[]> {
  // The locks are issued first: whatever is issued after them is read under them.
  const [locked, recorded, opened, openEnds] = await Promise.all([
    lockAndRead(tx, batch.needs, batch.since),
    findKnownEvents(
      tx,
      [...batch.byAccount.values()].flat().map(({ event }) => event),
      monthsAround(now),
    ),
    listRunsFrom(tx, monthOf(now)),
    listOpenEnds(tx),
  ]);
  const states = await accountStates(tx, locked, batch.needs, now);
  const known = groupBy(recorded, (event) => event.accountId);
  const totals = new UsageTotals();
  const outcomes: EventOutcome[] = new Array(batch.events.length);
  for (const [accountId, group] of batch.byAccount) {
    const state = states.get(accountId);
    const before = new KnownEvents(known.get(accountId), group.length);
    totals.beginAccount();
    for (const one of group) {
      const outcome = recordOne(tx, state, before, one, totals);
      // Calls are decided from memory; waiting for each of thousands would cost more than deciding it.
      outcomes[one.index] = outcome instanceof Promise ? await outcome : outcome;
    }
  }
  const growth = await totals.save(tx, metersWithEnds(openEnds), now);
  await saveRatingRequests(tx, lateMonths(totals.months(), new Set(opened), now));
  const quotes = await quoteAlerts(tx, growth, openEnds, now);
  await saveMessages(tx, [...packAlerts(states, now), ...quotes]);
  return outcomes;
}

const accepted: EventOutcome = { status: "accepted" };
const duplicate: EventOutcome = { status: "duplicate" };

/** `known`: the account's events by identity, recorded before or by this batch. */
function recordOne(
  tx: Tx,
  state: AccountState | undefined,
  known: KnownEvents,
  one: BatchedEvent,
  totals: UsageTotals,
): EventOutcome | Promise<EventOutcome> {
  const { event } = one;
  if (!state) return rejected({ code: "account_unknown", params: { account: event.accountId } });
  const before = known.find(event);
  if (before) return repeated(tx, before, event);
  if (one.untimely) return rejected(one.untimely);
  if (state.account.closed) return rejected({ code: "account_closed", params: {} });
  // No function made for each call: of a batch there are thousands.
  if (event.type === "api.call") return count(rateCall(state, event), known, one, totals);
  return recordMaterial(tx, state, event).then((rated) => count(rated, known, one, totals));
}

function count(
  rated: Decision<RatedEvent>,
  known: KnownEvents,
  one: BatchedEvent,
  totals: UsageTotals,
): EventOutcome {
  if (!rated.ok) return rejected(rated.refusal);
  totals.add(one, rated.value);
  known.add(one.event, rated.value.service.id);
  return accepted;
}

/** A repeat of what was recorded counts no more; the same identity with other content is a conflict (rule U6). */
async function repeated(tx: Tx, before: KnownEvent, event: ReportedEvent): Promise<EventOutcome> {
  const same = sameContent(before, event) && (await sameMaterial(tx, before, event));
  return same ? duplicate : rejected({ code: "event_conflict", params: {} });
}

/** Raw events are kept for some 400 days; of months beyond these there are few or none. */
function monthsAround(now: Date): Date[] {
  const running = monthOf(now);
  return Array.from({ length: 17 }, (_, index) => monthStart(shiftMonth(running, index - 14)));
}

/**
 * Months that are over may be billed already; month close and the adjustments sort out which (rule U7). `opened`: so
 * may one that runs by the clock of this batch, which may have waited for the accounts' locks until its bill was made.
 */
function lateMonths(
  months: readonly { accountId: string; month: string }[],
  opened: ReadonlySet<string>,
  now: Date,
): RatingRequest[] {
  const running = monthOf(now);
  const late = new Map(
    months
      .filter(({ month }) => month < running || opened.has(month))
      .map((one) => [`${one.accountId} ${one.month}`, one]),
  );
  return [...late.values()].map((one) => ({ ...one, cause: "late_usage", requestedAt: now }));
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
