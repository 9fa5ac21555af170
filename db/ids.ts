import { randomFillSync } from "node:crypto";
import { v7 } from "uuid";

/** Drawn many ids at a time: asking the system for 16 bytes costs more than the rest of an id. */
const drawn = new Uint8Array(16 * 512);
let used = drawn.length;
let lastMs = 0;
/** Counts the ids of a millisecond, so that those of one process are in order. */
let sequence = 0;

/** A new UUIDv7: time-ordered, so that inserts touch the end of an index, and unique without a sequence. */
export function newId(): string {
  if (used === drawn.length) {
    randomFillSync(drawn);
    used = 0;
  }
  const random = drawn.subarray(used, used + 16);
  used += 16;
  const now = Date.now();
  if (now > lastMs) {
    lastMs = now;
    // Begins low enough that a millisecond never runs out of numbers.
    sequence = new DataView(random.buffer, random.byteOffset).getUint32(0) >>> 2;
  } else sequence++;
  return v7({ msecs: lastMs, seq: sequence, random });
}

export function isId(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text);
}
