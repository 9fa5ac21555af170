import { cn } from "./cn";

/** Keeps the place of something that is loading; give it the size of what will come. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <div aria-hidden data-slot="skeleton" className={cn("animate-pulse rounded-md bg-muted", className)} />
  );
}
