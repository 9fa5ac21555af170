/** Does the work so many times, so many at once; what each of them took, in milliseconds. */
export async function atOnce(
  times: number,
  workers: number,
  work: (index: number) => Promise<unknown>,
): Promise<number[]> {
  let next = 0;
  const took: number[] = [];
  await Promise.all(
    Array.from({ length: workers }, async () => {
      for (let index = next++; index < times; index = next++) {
        const started = performance.now();
        await work(index);
        took.push(performance.now() - started);
      }
    }),
  );
  return took;
}

/** Nearest rank: p99 of 1,000 is the tenth from the end. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
