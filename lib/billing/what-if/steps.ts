/**
 * What holds from one instant to the next, asked for in the order of time: worked out once for each step and not for
 * each of very many reports.
 */
export class Steps<Value> {
  readonly #valueAt: (at: Date) => Value;
  /** Instants at which it may change and that are still ahead, the next one last. */
  readonly #ahead: number[];
  #value: { readonly is: Value } | null = null;

  constructor(changes: readonly Date[], valueAt: (at: Date) => Value) {
    this.#valueAt = valueAt;
    this.#ahead = changes.map((change) => change.getTime()).sort((a, b) => b - a);
  }

  /** `at` never goes back. */
  at(at: Date): Value {
    for (let next = this.#ahead.at(-1); next !== undefined && next <= at.getTime(); ) {
      this.#ahead.pop();
      this.#value = null;
      next = this.#ahead.at(-1);
    }
    this.#value ??= { is: this.#valueAt(at) };
    return this.#value.is;
  }
}
