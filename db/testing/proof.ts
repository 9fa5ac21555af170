import { afterEach, expect } from "vitest";
import { systemTransaction } from "../client";
import { findFaults } from "../findings";

/** After every test of the file: the books are right, whatever the test did. */
export function proveBooksAfterEach(): void {
  afterEach(proveBooks);
}

/** Money: trial balance 0, no drifted balance, no transaction without one of its postings. Units: packs and usage totals agree. */
export async function proveBooks(): Promise<void> {
  expect(await systemTransaction(findFaults)).toEqual({
    trialBalance: [],
    drifted: 0,
    incomplete: 0,
    overdrawn: [],
    cashBelowZero: [],
    packs: [],
    totals: [],
  });
}
