const second = 1_000;
const firstDelayMs = 30 * second;
const growth = 4;
const longestDelayMs = 12 * 3_600 * second;
const attemptsAtMost = 8;

/**
 * How long to wait after this many failed attempts; null: a day of them is enough, it is a dead letter. Four times
 * longer each time (30 s, 2 min, 8 min …, 12 h: 23.4 h in all), shortened by up to a fifth by chance, so that what
 * failed together does not come back together. `chance` is in [0, 1).
 */
export function retryDelayMs(attempts: number, chance: number): number | null {
  if (attempts >= attemptsAtMost) return null;
  const delay = Math.min(longestDelayMs, firstDelayMs * growth ** (attempts - 1));
  return Math.round(delay * (1 - chance / 5));
}
