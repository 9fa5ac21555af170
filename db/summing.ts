import { systemTransaction, type Tx } from "./client";

/**
 * For statements that add up whole tables, which the worker runs one at a time: memory enough that what 100,000
 * accounts are sorted and hashed in stays off the disk.
 */
export function summingTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return systemTransaction(async (tx) => {
    await tx.sql`select set_config('work_mem', '64MB', true)`;
    return work(tx);
  });
}
