/** One way of doing the same work: what it is called and how many units it did per second. */
export interface Contender {
  readonly name: string;
  /** Makes ready what the round needs; not measured. */
  readonly prepare?: (round: number) => Promise<void>;
  /** Does the work once and returns the number of units done. */
  readonly run: (round: number) => Promise<number>;
  /** Seconds of processor time used so far by all that do this work; absent: not asked for. */
  readonly cpu?: () => number;
}

export interface Figure {
  readonly name: string;
  /** Median over the rounds, units per second. */
  readonly perSecond: number;
  readonly rounds: readonly number[];
  /** Median over the rounds, microseconds of processor time a unit. */
  readonly cpuMicros?: number;
}

/**
 * Runs the contenders in turn, round by round, so that whatever else the machine does hits all of them; the first
 * round warms up and is not counted.
 */
export async function measure(contenders: readonly Contender[], rounds = 5): Promise<Figure[]> {
  const results = contenders.map(() => ({ rates: [] as number[], cpu: [] as number[] }));
  for (let round = 0; round <= rounds; round++) {
    for (const [index, contender] of contenders.entries()) {
      await contender.prepare?.(round);
      const before = contender.cpu?.() ?? Number.NaN;
      const started = process.hrtime.bigint();
      const units = await contender.run(round);
      const seconds = Number(process.hrtime.bigint() - started) / 1e9;
      const used = (contender.cpu?.() ?? Number.NaN) - before;
      if (round === 0) continue;
      results[index]?.rates.push(units / seconds);
      if (!Number.isNaN(used)) results[index]?.cpu.push((used / units) * 1e6);
    }
  }
  return results.map(({ rates, cpu }, index) => ({
    name: contenders[index]?.name ?? "",
    rounds: rates,
    perSecond: median(rates),
    ...(cpu.length > 0 ? { cpuMicros: median(cpu) } : {}),
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
  /** null: no goal is set, the figure is told. */
  readonly goal: number | null;
  /** The ratio is to stay below the goal, where less is better: memory, milliseconds. */
  readonly atMost?: true;
  /** What else the bench found. */
  readonly note?: string;
  /** The same ratio by processor time, which other work on the machine does not change; higher is better too. */
  readonly cpu?: { readonly ours: number; readonly peer: number; readonly ratio: number };
}

export function result(
  bench: string,
  unit: string,
  goal: number | null,
  ours: Figure,
  peer: Figure,
): BenchResult {
  return {
    bench,
    unit,
    ours: ours.perSecond,
    peer: { name: peer.name, value: peer.perSecond },
    ratio: ours.perSecond / peer.perSecond,
    goal,
    ...(ours.cpuMicros !== undefined && peer.cpuMicros !== undefined
      ? { cpu: { ours: ours.cpuMicros, peer: peer.cpuMicros, ratio: peer.cpuMicros / ours.cpuMicros } }
      : {}),
  };
}

/** null where no goal is set. */
export function isMet({ ratio, goal, atMost }: BenchResult): boolean | null {
  if (goal === null) return null;
  return atMost ? ratio <= goal : ratio >= goal;
}
