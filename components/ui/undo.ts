/**
 * How long a toast stays that takes something back, in milliseconds: long enough to be reached by keyboard (Alt T, then
 * Tab) and to be read aloud first.
 */
export const undoDuration = 20_000;
