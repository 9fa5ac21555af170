const secondsPerHour = 3_600;

/**
 * The least peak that an hour of calls shows: spread evenly over its seconds. Usage is kept by the hour, so how much
 * higher the peak inside was is not known, and nobody guesses it: a quota of fewer QPS is surely too small, one of as
 * many may be.
 */
export function leastPeakOf(callsInHour: number): number {
  return Math.ceil(callsInHour / secondsPerHour);
}
