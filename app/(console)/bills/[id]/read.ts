import { notFound } from "next/navigation";
import { cache } from "react";
import { tenantTransaction } from "@/db/client";
import { isId } from "@/db/ids";
import { requireCustomer } from "@/lib/auth/session";
import type { BillView } from "@/lib/billing/bills/bill-view";
import { readBill } from "@/lib/operations/read-bill";

/** The customer's own bill, read once per request; another account's is not there. */
export const ownBill = cache(async (id: string): Promise<BillView> => {
  const { accountId } = await requireCustomer("account.see");
  const bill = isId(id) ? await tenantTransaction(accountId, (tx) => readBill(tx, accountId, id)) : null;
  return bill ?? notFound();
});
