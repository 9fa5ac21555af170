import type { ReactNode } from "react";
import { cn } from "./cn";

interface StatProps {
  label: ReactNode;
  value: ReactNode;
  /** A second line: what the figure is made of, or since when. */
  sub?: ReactNode;
  className?: string;
}

/** One figure that matters. Put several in a `StatRow`. */
export function Stat({ label, value, sub, className }: StatProps) {
  return (
    <div data-slot="stat" className={cn("grid min-w-0 content-start gap-0.5", className)}>
      <dt className="text-muted-foreground text-xs">{label}</dt>
      <dd className="font-semibold text-xl tabular-nums tracking-tight">{value}</dd>
      {sub ? <dd className="text-muted-foreground text-xs tabular-nums">{sub}</dd> : null}
    </div>
  );
}

export function StatRow({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <dl
      data-slot="stat-row"
      className={cn("grid grid-cols-[repeat(auto-fit,minmax(9rem,1fr))] gap-x-6 gap-y-4", className)}
    >
      {children}
    </dl>
  );
}
