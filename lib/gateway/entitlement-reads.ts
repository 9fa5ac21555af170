import { lookUp } from "@/db/client";
import { type KeyInForce, listKeysInForce } from "@/db/instance";
import { type Entitlements, readEntitlementsOf } from "@/lib/operations/read-entitlements";
import { Coalescer } from "./coalescer";

interface Question {
  readonly keyHash: string;
  /** null: what was asked about is no account's id; only who asks is looked up. */
  readonly accountId: string | null;
}

interface Answer {
  /** undefined: no such key, or it is revoked. */
  readonly key: KeyInForce | undefined;
  /** undefined: no such account. */
  readonly found: Entitlements | undefined;
}

/**
 * Questions that come while others are being read are read together: as many statements for a hundred accounts as for
 * one. Keys are read with them every time, never remembered, so one that was revoked is out at once.
 */
export class EntitlementReads {
  readonly #reads: Coalescer<Question, Answer>;

  constructor(currentTime: () => Promise<Date>) {
    this.#reads = new Coalescer<Question, Answer>({
      commit: (questions) => readTogether(questions, currentTime),
      sizeOf: () => 1,
      // While one batch is read the next one gathers: the larger it is, the less each question costs.
      lanes: 1,
      maximumBatch: 100,
      shared: 0,
      // Nothing is written, and no question can spoil another.
      failsAll: () => true,
    });
  }

  ask(question: Question): Promise<Answer> {
    return this.#reads.submit(0, question);
  }
}

async function readTogether(
  questions: readonly Question[],
  currentTime: () => Promise<Date>,
): Promise<Answer[]> {
  const now = await currentTime();
  const accountIds = [...new Set(questions.flatMap(({ accountId }) => accountId ?? []))];
  const hashes = [...new Set(questions.map(({ keyHash }) => keyHash))];
  const [keys, entitlements] = await lookUp((tx) =>
    Promise.all([listKeysInForce(tx, hashes), readEntitlementsOf(tx, accountIds, now)]),
  );
  const keyOf = new Map(keys.map((key) => [key.hash, key]));
  return questions.map(({ keyHash, accountId }) => ({
    key: keyOf.get(keyHash),
    found: accountId === null ? undefined : entitlements.get(accountId),
  }));
}
