import { randomFillSync } from "node:crypto";
import { v7 } from "uuid";

/** Drawn many ids at a time: asking the system for 16 bytes costs more than the rest of an id. */
const drawn = new Uint8Array(16 * 512);
let used = drawn.length;
let lastMs = 0;
/** Counts the ids of a millisecond, so that those of one process are in order. */
let sequence = 0;

/** What one id is made of and in; reused, because ids are made by the million. */
const random = new Uint8Array(16);
const bytes = new Uint8Array(16);
const text = Buffer.from("00000000-0000-0000-0000-000000000000");
/** Where in the text the two digits of each byte stand. */
const places = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34];
const digits = Buffer.from("0123456789abcdef");

/** A new UUIDv7: time-ordered, so that inserts touch the end of an index, and unique without a sequence. */
export function newId(): string {
  drawRandom();
  const now = Date.now();
  if (now > lastMs) {
    lastMs = now;
    // Begins low enough that a millisecond never runs out of numbers.
    sequence = new DataView(random.buffer).getUint32(0) >>> 2;
  } else sequence++;
  v7({ msecs: lastMs, seq: sequence, random }, bytes);
  // Joined from its pieces an id would leave twenty strings behind.
  for (let index = 0; index < bytes.length; index++) {
    const place = places[index] ?? 0;
    const byte = bytes[index] ?? 0;
    text[place] = digits[byte >> 4] ?? 0;
    text[place + 1] = digits[byte & 15] ?? 0;
  }
  return text.toString("latin1");
}

function drawRandom(): void {
  if (used === drawn.length) {
    randomFillSync(drawn);
    used = 0;
  }
  for (let index = 0; index < random.length; index++) random[index] = drawn[used + index] ?? 0;
  used += random.length;
}

export function isId(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text);
}
