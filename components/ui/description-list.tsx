import type { ReactNode } from "react";
import { cn } from "./cn";

/** Names and values of one thing, e.g. the fields of an order. `columns={2}` lets it use a wide card. */
export function DescriptionList({
  columns = 1,
  className,
  children,
}: {
  columns?: 1 | 2;
  className?: string;
  children: ReactNode;
}) {
  return (
    // By the width of the card, not of the screen: half of it has room for a time with its zone.
    <div className="@container">
      <dl
        data-slot="description-list"
        className={cn("grid gap-x-8 text-sm", columns === 2 && "@min-[38rem]:grid-cols-2", className)}
      >
        {children}
      </dl>
    </div>
  );
}

export function DescriptionItem({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    // Where a time and its zone would not fit beside it, the name stands above the value.
    <div className="grid grid-cols-[minmax(7rem,2fr)_3fr] gap-3 border-border border-b py-2 last:border-b-0 max-[22rem]:grid-cols-1 max-[22rem]:gap-0.5">
      <dt className="text-muted-foreground">{label}</dt>
      <dd className="wrap-anywhere min-w-0 tabular-nums">{children}</dd>
    </div>
  );
}
