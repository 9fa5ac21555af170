import { v7 } from "uuid";

/** A new UUIDv7: time-ordered, so that inserts touch the end of an index, and unique without a sequence. */
export function newId(): string {
  return v7();
}

export function isId(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text);
}
