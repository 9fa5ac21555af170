import { StatusBadge } from "@/components/status-badge";
import { billStatuses } from "@/lib/billing/bills/bill-status";

/** How a bill was settled and what of it waits, each in its own badge. */
export function BillBadges({ bill }: { bill: Parameters<typeof billStatuses>[0] }) {
  return (
    <span className="inline-flex flex-wrap gap-1.5">
      {billStatuses(bill).map((status) => (
        <StatusBadge key={status} kind="bill" status={status} />
      ))}
    </span>
  );
}
