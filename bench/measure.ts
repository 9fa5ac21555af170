/** One way of doing the same work: what it is called and how many units it did per second. */
export interface Contender {
  readonly name: string;
  /** Does the work once and returns the number of units done. */
  readonly run: (round: number) => Promise<number>;
}

export interface Figure {
  readonly name: string;
  /** Median over the rounds, units per second. */
  readonly perSecond: number;
  readonly rounds: readonly number[];
}

/**
 * Runs the contenders in turn, round by round, so that whatever else the machine does hits all of them; the first
 * round warms up and is not counted.
 */
export async function measure(contenders: readonly Contender[], rounds = 5): Promise<Figure[]> {
  const results = contenders.map(({ name }) => ({ name, rounds: [] as number[] }));
  for (let round = 0; round <= rounds; round++) {
    for (const [index, contender] of contenders.entries()) {
      const started = process.hrtime.bigint();
      const units = await contender.run(round);
      const seconds = Number(process.hrtime.bigint() - started) / 1e9;
      if (round > 0) results[index]?.rounds.push(units / seconds);
    }
  }
  return results.map(({ name, rounds: measured }) => ({
    name,
    rounds: measured,
    perSecond: median(measured),
  }));
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

export interface BenchResult {
  readonly bench: string;
  readonly unit: string;
  readonly ours: number;
  readonly peer: { readonly name: string; readonly value: number };
  readonly ratio: number;
  readonly goal: number;
}

export function result(bench: string, unit: string, goal: number, ours: Figure, peer: Figure): BenchResult {
  return {
    bench,
    unit,
    ours: ours.perSecond,
    peer: { name: peer.name, value: peer.perSecond },
    ratio: ours.perSecond / peer.perSecond,
    goal,
  };
}
