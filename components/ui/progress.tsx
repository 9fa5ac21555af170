import { cn } from "./cn";

interface ProgressProps {
  label: string;
  done: number;
  /** null while the total is unknown: the bar then only shows that something moves. */
  total: number | null;
  className?: string;
}

/** The progress of work that is running. For what is left of something, use MeterBar. */
export function Progress({ label, done, total, className }: ProgressProps) {
  return (
    <progress
      data-slot="progress"
      aria-label={label}
      {...(total === null ? {} : { value: done, max: Math.max(total, 1) })}
      className={cn(
        "h-1.5 w-full appearance-none overflow-hidden rounded-full bg-secondary [&::-moz-progress-bar]:bg-primary [&::-webkit-progress-bar]:bg-secondary [&::-webkit-progress-value]:rounded-full [&::-webkit-progress-value]:bg-primary",
        total === null && "animate-pulse",
        className,
      )}
    />
  );
}
