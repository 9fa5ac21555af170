import type { ReactNode } from "react";
import { cn } from "./cn";

interface EmptyStateProps {
  /** A lucide icon element. */
  icon: ReactNode;
  title: ReactNode;
  /** What to do next, in a sentence. */
  children: ReactNode;
  action?: ReactNode;
  className?: string;
}

/** Every empty list says what to do next. */
export function EmptyState({ icon, title, children, action, className }: EmptyStateProps) {
  return (
    <div
      data-slot="empty-state"
      className={cn("flex flex-col items-center gap-1 px-6 py-10 text-center", className)}
    >
      <span
        aria-hidden
        className="mb-2 grid size-10 place-items-center rounded-lg border border-border bg-muted text-muted-foreground [&_svg]:size-5"
      >
        {icon}
      </span>
      <p className="font-medium text-base">{title}</p>
      <p className="max-w-md text-balance text-muted-foreground text-sm">{children}</p>
      {action ? <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  );
}
