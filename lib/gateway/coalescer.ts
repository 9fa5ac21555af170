/**
 * Group commit, one transaction after the other: what arrives while another is being committed waits and is committed
 * together, and each gets its answer when its own part is on disk.
 */
export interface CoalescerOptions<Item, Result> {
  /** Commits several items at once; one result per item, in order. */
  readonly commit: (items: readonly Item[]) => Promise<readonly Result[]>;
  /** How much of a batch one item takes. */
  readonly sizeOf: (item: Item) => number;
  readonly maximumBatch: number;
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
  #queue: Waiting<Item, Result>[] = [];
  #waiting = 0;
  #isRunning = false;

  constructor(options: CoalescerOptions<Item, Result>) {
    this.#options = options;
  }

  /** The result once the item is committed. */
  submit(item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ item, size: this.#options.sizeOf(item), resolve, reject });
      this.#waiting++;
      if (!this.#isRunning) {
        this.#isRunning = true;
        // What arrives in the same turn of the event loop travels along.
        setImmediate(() => this.#run());
      }
    });
  }

  /** Resolves when everything submitted so far is answered. */
  async drain(): Promise<void> {
    while (this.#waiting > 0) await new Promise((done) => setTimeout(done, 5));
  }

  async #run(): Promise<void> {
    while (this.#queue.length > 0) {
      const batch = this.#take();
      await this.#commit(batch);
      this.#waiting -= batch.length;
    }
    this.#isRunning = false;
  }

  #take(): Waiting<Item, Result>[] {
    let size = 0;
    let end = 0;
    for (const waiting of this.#queue) {
      if (end > 0 && size + waiting.size > this.#options.maximumBatch) break;
      size += waiting.size;
      end++;
    }
    const batch = this.#queue.slice(0, end);
    this.#queue = this.#queue.slice(end);
    return batch;
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
