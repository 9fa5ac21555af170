/**
 * Group commit in lanes: what waits for a lane while it is being committed is committed together afterwards, and each
 * item gets its answer when its own part is on disk. A lane is in one commit at a time. While little waits, lanes share
 * a commit; much is committed lane by lane, side by side.
 */
export interface CoalescerOptions<Item, Result> {
  /** Commits several items at once; one result per item, in order. */
  readonly commit: (items: readonly Item[]) => Promise<readonly Result[]>;
  /** How much of a batch one item takes. */
  readonly sizeOf: (item: Item) => number;
  readonly lanes: number;
  readonly maximumBatch: number;
  /** Up to this size all that waits is one commit, whatever its lanes: beginning one costs as much as many items. */
  readonly shared: number;
  /** Whether an error is nobody's own (the database is away): then all fail at once instead of one after the other. */
  readonly failsAll: (error: unknown) => boolean;
}

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly size: number;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

interface Lane<Item, Result> {
  queue: Waiting<Item, Result>[];
  isBusy: boolean;
}

export class Coalescer<Item, Result> {
  readonly #options: CoalescerOptions<Item, Result>;
  readonly #lanes: readonly Lane<Item, Result>[];
  #unanswered = 0;
  #isWoken = false;
  #isSharing = false;

  constructor(options: CoalescerOptions<Item, Result>) {
    this.#options = options;
    this.#lanes = Array.from({ length: options.lanes }, () => ({ queue: [], isBusy: false }));
  }

  /** The result once the item is committed; `lane` counts from 0. */
  submit(lane: number, item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      const waiting = { item, size: this.#options.sizeOf(item), resolve, reject };
      this.#lanes[lane]?.queue.push(waiting);
      this.#unanswered++;
      if (this.#isWoken) return;
      this.#isWoken = true;
      // What arrives in the same turn of the event loop travels along.
      setImmediate(() => {
        this.#isWoken = false;
        this.#start();
      });
    });
  }

  /** Resolves when everything submitted so far is answered. */
  async drain(): Promise<void> {
    while (this.#unanswered > 0) await new Promise((done) => setTimeout(done, 5));
  }

  #start(): void {
    const ready = this.#lanes.filter(({ queue, isBusy }) => queue.length > 0 && !isBusy);
    const size = ready.reduce((sum, { queue }) => sum + total(queue), 0);
    if (size > this.#options.shared) {
      for (const lane of ready) this.#run([lane]);
    } else if (ready.length > 0 && !this.#isSharing) {
      // A shared commit is a short one: what little comes during it waits for the next.
      this.#isSharing = true;
      this.#run(ready, () => {
        this.#isSharing = false;
      });
    }
  }

  async #run(lanes: readonly Lane<Item, Result>[], done = () => {}): Promise<void> {
    const batch = lanes.flatMap((lane) => this.#take(lane));
    for (const lane of lanes) lane.isBusy = true;
    await this.#commit(batch);
    for (const lane of lanes) lane.isBusy = false;
    done();
    this.#unanswered -= batch.length;
    this.#start();
  }

  #take(lane: Lane<Item, Result>): Waiting<Item, Result>[] {
    let size = 0;
    let end = 0;
    for (const waiting of lane.queue) {
      if (end > 0 && size + waiting.size > this.#options.maximumBatch) break;
      size += waiting.size;
      end++;
    }
    const batch = lane.queue.slice(0, end);
    lane.queue = lane.queue.slice(end);
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

function total(queue: readonly { readonly size: number }[]): number {
  return queue.reduce((sum, { size }) => sum + size, 0);
}
