import type { ComponentProps } from "react";
import { cn } from "./cn";

/** Shared by everything a person types or chooses in. 16 px on phones, because iOS zooms into anything smaller. */
export const controlClasses =
  "h-8 w-full min-w-0 rounded-md border border-input bg-card px-2.5 text-[1rem] text-foreground shadow-xs transition-colors placeholder:text-muted-foreground focus-visible:border-ring focus-visible:outline-offset-0 disabled:cursor-not-allowed disabled:opacity-55 aria-invalid:border-danger sm:text-sm";

export function Input({ className, type = "text", ...props }: ComponentProps<"input">) {
  return (
    <input
      data-slot="input"
      type={type}
      className={cn(
        controlClasses,
        "file:me-2 file:border-0 file:bg-transparent file:font-medium file:text-sm",
        type === "number" && "tabular-nums",
        className,
      )}
      {...props}
    />
  );
}
