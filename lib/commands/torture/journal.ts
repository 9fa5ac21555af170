import { appendFileSync, existsSync, readFileSync } from "node:fs";
import type { Actor } from "@/lib/operations/actor";

/** Something that a simulated customer set out to do, under the request id that all its attempts carry. */
export type Intent =
  | { readonly kind: "top_up"; readonly requestId: string; readonly actor: Actor; readonly amount: string }
  | {
      readonly kind: "purchase";
      readonly requestId: string;
      readonly actor: Actor;
      readonly offerId: string;
      readonly quantity: number;
    }
  | { readonly kind: "refund"; readonly requestId: string; readonly actor: Actor; readonly packId: string }
  | {
      readonly kind: "mode";
      readonly requestId: string;
      readonly actor: Actor;
      readonly mode: "calls" | "qps";
    };

/** What the console answered: done, with the id it named, or refused. */
export interface Answer {
  readonly requestId: string;
  readonly outcome: "done" | "refused";
  /** The order, top-up or refund; the refusal's code where it was refused. */
  readonly detail: string;
}

export interface Memory {
  readonly intents: ReadonlyMap<string, Intent>;
  readonly answers: ReadonlyMap<string, Answer>;
}

type Line = { readonly intent: Intent } | { readonly answer: Answer };

/**
 * What customers remember, whatever happens to the console: a line before each attempt, a line for each answer. Kept
 * by the operating system when the process that writes it is killed.
 */
export class Journal {
  constructor(private readonly file: string) {}

  intend(intent: Intent): void {
    this.#write({ intent });
  }

  answered(answer: Answer): void {
    this.#write({ answer });
  }

  read(): Memory {
    const intents = new Map<string, Intent>();
    const answers = new Map<string, Answer>();
    const text = existsSync(this.file) ? readFileSync(this.file, "utf8") : "";
    for (const line of text.split("\n")) {
      if (line === "") continue;
      const entry = JSON.parse(line) as Line;
      if ("intent" in entry) intents.set(entry.intent.requestId, entry.intent);
      else answers.set(entry.answer.requestId, entry.answer);
    }
    return { intents, answers };
  }

  #write(line: Line): void {
    appendFileSync(this.file, `${JSON.stringify(line)}\n`);
  }
}
