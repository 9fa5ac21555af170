/**
 * Group commit: requests that arrive while others are being committed wait a moment and are committed together, and
 * each gets its answer when its own part is on disk. What waits is bounded: past the limit a request is turned away
 * (429) rather than kept in memory.
 */
export interface CoalescerOptions<Item, Result> {
  /** Commits the items of several requests at once; one result per item, in order. */
  readonly commit: (items: readonly Item[]) => Promise<readonly Result[]>;
  /** How much of a batch one item takes. */
  readonly sizeOf: (item: Item) => number;
  readonly maximumBatch: number;
  readonly maximumWaiting: number;
  readonly parallel: number;
  /** Whether an error is nobody's own (the database is away): then all fail at once instead of one after the other. */
  readonly failsAll: (error: unknown) => boolean;
}

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly size: number;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

export class Coalescer<Item, Result> {
  readonly #options: CoalescerOptions<Item, Result>;
  readonly #queue: Waiting<Item, Result>[] = [];
  #waiting = 0;
  #running = 0;

  constructor(options: CoalescerOptions<Item, Result>) {
    this.#options = options;
  }

  /** The result once the item is committed; null when too much is waiting already. */
  submit(item: Item): Promise<Result> | null {
    const size = this.#options.sizeOf(item);
    if (this.#waiting > 0 && this.#waiting + size > this.#options.maximumWaiting) return null;
    return new Promise((resolve, reject) => {
      this.#queue.push({ item, size, resolve, reject });
      this.#waiting += size;
      setImmediate(() => this.#start());
    });
  }

  /** Resolves when everything submitted so far is answered. */
  async drain(): Promise<void> {
    while (this.#waiting > 0 || this.#running > 0) await new Promise((done) => setTimeout(done, 5));
  }

  #start(): void {
    while (this.#running < this.#options.parallel && this.#queue.length > 0) {
      const batch = this.#take();
      this.#running++;
      this.#commit(batch).finally(() => {
        for (const waiting of batch) this.#waiting -= waiting.size;
        this.#running--;
        this.#start();
      });
    }
  }

  #take(): Waiting<Item, Result>[] {
    let size = 0;
    let end = 0;
    for (const waiting of this.#queue) {
      if (end > 0 && size + waiting.size > this.#options.maximumBatch) break;
      size += waiting.size;
      end++;
    }
    return this.#queue.splice(0, end);
  }

  /** What one request brought must not fail the others: when a batch fails, each is committed alone. */
  async #commit(batch: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await this.#options.commit(batch.map((waiting) => waiting.item));
      batch.forEach((waiting, index) => {
        const result = results[index];
        if (result === undefined) waiting.reject(new Error("A batch lost an answer"));
        else waiting.resolve(result);
      });
    } catch (error) {
      if (batch.length > 1 && !this.#options.failsAll(error)) {
        for (const waiting of batch) await this.#commit([waiting]);
      } else {
        for (const waiting of batch) waiting.reject(error);
      }
    }
  }
}
