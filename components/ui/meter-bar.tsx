import type { ReactNode } from "react";
import { cn } from "./cn";

interface MeterBarProps {
  label: string;
  left: number;
  total: number;
  /** The same as words, e.g. "8,200 of 10,000 left": the bar never speaks by length or colour alone. */
  text: ReactNode;
  /** Below this share the bar turns to the warning colour; 15 % is the share at which people are told (rule U8). */
  lowAt?: number;
  className?: string;
}

/** How much of a pack or a quota is left. */
export function MeterBar({ label, left, total, text, lowAt = 0.15, className }: MeterBarProps) {
  const share = total > 0 ? Math.min(Math.max(left / total, 0), 1) : 0;
  const low = share < lowAt;
  return (
    <div data-slot="meter-bar" className={cn("grid min-w-32 gap-1", className)}>
      <span
        className={cn("text-xs tabular-nums", low ? "font-medium text-warning" : "text-muted-foreground")}
      >
        {text}
      </span>
      <meter className="sr-only" min={0} max={Math.max(total, 1)} value={left} aria-label={label} />
      <span aria-hidden className="block h-1.5 overflow-hidden rounded-full bg-secondary">
        <span
          className={cn("block h-full rounded-full", low ? "bg-warning" : "bg-primary")}
          // Something that is left is always seen, however little it is.
          style={{ width: share > 0 ? `max(${share * 100}%, 3px)` : 0 }}
        />
      </span>
    </div>
  );
}
