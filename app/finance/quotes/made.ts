import type { Bill } from "@/db/bills";
import { findBill } from "@/db/bills";
import type { Tx } from "@/db/client";
import { isId } from "@/db/ids";

/** The bills that a contract made, as the URL of the page names them. */
export function madeParam(bills: readonly Bill[]): string {
  return bills.map(({ accountId, id }) => `${accountId}.${id}`).join("_") || "none";
}

/** The bills that the URL names; null: it names none. What is no bill is left out. */
export async function readMade(tx: Tx, param: string | undefined): Promise<Bill[] | null> {
  if (!param) return null;
  const made: Bill[] = [];
  for (const name of param.split("_").slice(0, 20)) {
    const [accountId = "", id = ""] = name.split(".");
    const found = isId(accountId) && isId(id) ? await findBill(tx, accountId, id) : undefined;
    if (found) made.push(found.bill);
  }
  return made;
}
