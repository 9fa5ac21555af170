import type { ComponentProps } from "react";
import { cn } from "./cn";

/** A native checkbox, so that it posts with plain forms and needs no script. */
export function Checkbox({ className, ...props }: Omit<ComponentProps<"input">, "type">) {
  return (
    <input
      data-slot="checkbox"
      type="checkbox"
      className={cn("size-4 shrink-0 rounded-sm accent-primary disabled:opacity-55", className)}
      {...props}
    />
  );
}
