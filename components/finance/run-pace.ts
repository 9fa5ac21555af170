/** How many accounts were done at a moment of this browser's clock. */
export interface Sample {
  readonly atMs: number;
  readonly done: number;
}

export interface Pace {
  readonly perSecond: number;
  /** null while nothing moves. */
  readonly secondsLeft: number | null;
}

/** The pace between the first and the latest look, and what it promises. Null until time has passed. */
export function paceOf(first: Sample, latest: Sample, total: number): Pace | null {
  const seconds = (latest.atMs - first.atMs) / 1_000;
  if (seconds <= 0) return null;
  const perSecond = Math.max(0, latest.done - first.done) / seconds;
  const left = Math.max(0, total - latest.done);
  return { perSecond, secondsLeft: perSecond === 0 ? null : Math.ceil(left / perSecond) };
}
