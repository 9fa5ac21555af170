import type { KnownEvent } from "@/db/known-events";
import type { ReportedEvent } from "./reported-event";

/** The events of one account that are recorded, by an earlier batch or by this one, found by source and id (rule U6). */
export class KnownEvents {
  readonly #events = new Map<string, KnownEvent>();
  readonly #isAlone: boolean;

  /** `reported`: how many events of the account the batch holds; what comes alone is repeated by none beside it. */
  constructor(recorded: readonly KnownEvent[] | undefined, reported: number) {
    for (const event of recorded ?? []) this.#events.set(identity(event), event);
    this.#isAlone = reported === 1;
  }

  find(event: ReportedEvent): KnownEvent | undefined {
    return this.#events.size === 0 ? undefined : this.#events.get(identity(event));
  }

  add(event: ReportedEvent, service: string): void {
    if (!this.#isAlone) this.#events.set(identity(event), { ...event, service });
  }
}

function identity({ source, eventId }: { source: string; eventId: string }): string {
  return `${source.length} ${source} ${eventId}`;
}
