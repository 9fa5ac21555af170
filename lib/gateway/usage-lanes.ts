import type { EventOutcome, ReportedEvent } from "@/lib/operations/record-usage";
import { Coalescer } from "./coalescer";

/** What one request reports. */
export interface Report {
  readonly keyHash: string;
  readonly events: readonly ReportedEvent[];
}

/** One outcome per event; null: the key may not report. */
export type ReportResult = readonly EventOutcome[] | null;

export interface LaneOptions {
  /** Commits several reports in one transaction; one result per report, in order. */
  readonly commit: (reports: readonly Report[]) => Promise<readonly ReportResult[]>;
  /** Whether an error is nobody's own (the database is away). */
  readonly failsAll: (error: unknown) => boolean;
  readonly lanes?: number;
  /** Events a transaction. The more, the fewer times the counters of an account are written. */
  readonly maximumBatch?: number;
  /** Events that travel in one transaction whatever their lanes. */
  readonly shared?: number;
  /** Events; past it a report is turned away rather than kept in memory. */
  readonly maximumWaiting?: number;
}

/**
 * The way of usage events into the database. Each account has a lane, each lane commits one transaction after the
 * other: so two transactions of this process never want the same account and never wait for each other, and what waits
 * for a lane is committed together (group commit). A report of many accounts travels in several lanes at once and is
 * answered when all its parts are on disk; if one of them fails, the report fails, and sending it again is harmless.
 */
export class UsageLanes {
  readonly #lanes: number;
  readonly #coalescer: Coalescer<Report, ReportResult>;
  readonly #maximumWaiting: number;
  #waiting = 0;

  constructor({
    commit,
    failsAll,
    lanes = 4,
    maximumBatch = 16_000,
    shared = 1_000,
    maximumWaiting = 50_000,
  }: LaneOptions) {
    this.#maximumWaiting = maximumWaiting;
    this.#lanes = lanes;
    this.#coalescer = new Coalescer({ commit, failsAll, sizeOf, lanes, maximumBatch, shared });
  }

  /** The outcomes once they are committed; null when too much is waiting already. */
  submit(report: Report): Promise<ReportResult> | null {
    const size = sizeOf(report);
    if (this.#waiting > 0 && this.#waiting + size > this.#maximumWaiting) return null;
    this.#waiting += size;
    return this.#send(report).finally(() => {
      this.#waiting -= size;
    });
  }

  /** Resolves when everything submitted so far is answered. */
  drain(): Promise<void> {
    return this.#coalescer.drain();
  }

  async #send(report: Report): Promise<ReportResult> {
    const parts = this.#split(report);
    const results = await Promise.all(
      parts.map(({ lane, events }) => this.#coalescer.submit(lane, { keyHash: report.keyHash, events })),
    );
    const outcomes: EventOutcome[] = new Array(report.events.length);
    for (const [index, result] of results.entries()) {
      if (result === null) return null;
      for (const [place, at] of (parts[index]?.places ?? []).entries()) {
        const outcome = result[place];
        if (outcome) outcomes[at] = outcome;
      }
    }
    return outcomes;
  }

  #split(report: Report): Part[] {
    const parts = new Map<number, Part>();
    for (const [index, event] of report.events.entries()) {
      const lane = this.#laneOf(event.accountId);
      let part = parts.get(lane);
      if (!part) {
        part = { lane, events: [], places: [] };
        parts.set(lane, part);
      }
      part.events.push(event);
      part.places.push(index);
    }
    // A report without a readable event still needs a key that may report.
    return parts.size > 0 ? [...parts.values()] : [{ lane: this.#laneOf(""), events: [], places: [] }];
  }

  #laneOf(accountId: string): number {
    // FNV-1a; its high bits are the ones that every character stirs.
    let hash = 2_166_136_261;
    for (let index = 0; index < accountId.length; index++)
      hash = Math.imul(hash ^ accountId.charCodeAt(index), 16_777_619);
    return (hash >>> 16) % this.#lanes;
  }
}

interface Part {
  readonly lane: number;
  readonly events: ReportedEvent[];
  /** Where the events stand in the report. */
  readonly places: number[];
}

function sizeOf(report: Report): number {
  return Math.max(1, report.events.length);
}
