import type { NamedThing } from "@/db/find-by-id";
import { may, type StaffRole } from "@/lib/auth/permissions";

/** The page about an order, pack or bill for staff of a role; null: they may not see it, or there is none. */
export function pathOfNamed({ kind, accountId, id, orderId }: NamedThing, role: StaffRole): string | null {
  if (!may(role, "admin.see"))
    return kind === "bill" && may(role, "finance.see") ? `/finance/bills/${accountId}/${id}` : null;
  const account = `/admin/accounts/${accountId}`;
  if (kind === "bill") return `${account}/bills/${id}`;
  if (kind === "order") return `${account}/orders/${id}`;
  return orderId ? `${account}/orders/${orderId}?pack=${id}` : `${account}#${id}`;
}
