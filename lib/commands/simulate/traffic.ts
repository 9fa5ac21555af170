import { newId } from "@/db/ids";
import type { SimulateOptions } from "./options";

export interface SimulatedEvent {
  readonly specversion: "1.0";
  readonly id: string;
  readonly source: string;
  readonly type: "api.call";
  readonly subject: string;
  readonly time: string;
  readonly data: { readonly operation: string; readonly count: number };
}

/** What was decided to be sent, each event once: the truth that the console's count is held against. */
export class SentTotals {
  events = 0;
  duplicates = 0;
  readonly byAccount = new Map<string, number>();

  add(event: SimulatedEvent): void {
    this.events++;
    this.byAccount.set(event.subject, (this.byAccount.get(event.subject) ?? 0) + event.data.count);
  }
}

/** A limit of so many calls a second, as a gateway keeps it: a bucket that fills with time. */
export class TokenBucket {
  #tokens: number;
  #at: number;

  constructor(
    private limit: number,
    at: number,
  ) {
    this.#tokens = limit;
    this.#at = at;
  }

  setLimit(limit: number): void {
    this.limit = limit;
    this.#tokens = Math.min(this.#tokens, limit);
  }

  /** Takes up to `wanted` calls; returns how many were allowed. */
  take(wanted: number, at: number): number {
    this.#tokens = Math.min(this.limit, this.#tokens + ((at - this.#at) / 1000) * this.limit);
    this.#at = at;
    const allowed = Math.min(wanted, Math.floor(this.#tokens));
    this.#tokens -= allowed;
    return allowed;
  }
}

/** One call event, now or up to an hour ago. */
export function makeEvent(
  accountId: string,
  options: Pick<SimulateOptions, "late">,
  now: Date,
  count: number,
): SimulatedEvent {
  const late = Math.random() < options.late ? Math.floor(Math.random() * 3_600_000) : 0;
  return {
    specversion: "1.0",
    id: newId(),
    source: "simulate",
    type: "api.call",
    subject: accountId,
    time: new Date(now.getTime() - late).toISOString(),
    data: { operation: "FuseFace", count },
  };
}

/** A batch as a careless network delivers it: some events twice, all in another order. */
export function disturb(events: readonly SimulatedEvent[], duplicates: number): SimulatedEvent[] {
  const sent = [...events, ...events.filter(() => Math.random() < duplicates)];
  for (let i = sent.length - 1; i > 0; i--) {
    const j = Math.floor(Math.random() * (i + 1));
    const [a, b] = [sent[i], sent[j]];
    if (a && b) [sent[i], sent[j]] = [b, a];
  }
  return sent;
}
