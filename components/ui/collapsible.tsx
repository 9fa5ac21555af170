import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn";

interface CollapsibleProps {
  title: ReactNode;
  defaultOpen?: boolean;
  className?: string;
  children: ReactNode;
}

/** More of the same, folded away: the browser's own disclosure, so it works without script and is found by in-page search. */
export function Collapsible({ title, defaultOpen = false, className, children }: CollapsibleProps) {
  return (
    <details data-slot="collapsible" open={defaultOpen} className={cn("group/collapsible", className)}>
      <summary className="flex list-none items-center gap-1.5 rounded-sm py-1 font-medium text-sm [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          className="size-3.5 text-muted-foreground transition-transform group-open/collapsible:rotate-90"
        />
        {title}
      </summary>
      <div className="pt-1.5 ps-5">{children}</div>
    </details>
  );
}
