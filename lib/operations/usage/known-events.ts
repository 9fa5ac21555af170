import type { KnownEvent } from "@/db/known-events";
import type { ReportedEvent } from "./reported-event";

/** The events of one account that are recorded, by an earlier batch or by this one, found by source and id (rule U6). */
export class KnownEvents {
  /** Source → id → event: no text is made of the two for each event. */
  readonly #bySource = new Map<string, Map<string, KnownEvent>>();
  readonly #isAlone: boolean;

  /** `reported`: how many events of the account the batch holds; what comes alone is repeated by none beside it. */
  constructor(recorded: readonly KnownEvent[] | undefined, reported: number) {
    for (const event of recorded ?? []) this.#set(event);
    this.#isAlone = reported === 1;
  }

  find(event: ReportedEvent): KnownEvent | undefined {
    return this.#bySource.get(event.source)?.get(event.eventId);
  }

  add(event: ReportedEvent, service: string): void {
    if (!this.#isAlone) this.#set({ ...event, service });
  }

  #set(event: KnownEvent): void {
    const byId = this.#bySource.get(event.source);
    if (byId) byId.set(event.eventId, event);
    else this.#bySource.set(event.source, new Map([[event.eventId, event]]));
  }
}
