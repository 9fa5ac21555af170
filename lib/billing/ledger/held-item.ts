import { findService } from "../catalog/catalog";
import type { ServiceId } from "../catalog/types";
import { type PayingBook, payingBooks } from "./payment";

/**
 * Held money remembers for which service it is held and which balance it came from, so that a release gives it
 * back there and gifted money never turns into cash: `face-recognition-cn:gifted` (rule L4).
 */
export function heldItem(service: ServiceId, book: PayingBook): string {
  return `${service}:${book}`;
}

export function parseHeldItem(item: string): { service: ServiceId; book: PayingBook } {
  const [id = "", name] = item.split(":");
  const service = findService(id);
  const book = payingBooks.find((each) => each === name);
  if (service === undefined || book === undefined) throw new Error(`Not an item of held money: ${item}`);
  return { service: service.id, book };
}
