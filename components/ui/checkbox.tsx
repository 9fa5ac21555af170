import type { ComponentProps } from "react";
import { cn } from "./cn";

type CheckboxProps = Omit<ComponentProps<"input">, "type">;

const classes = "size-4 shrink-0 rounded-sm accent-primary disabled:opacity-55";

/** A native checkbox, so that it posts with plain forms and needs no script. */
export function Checkbox({ className, ...props }: CheckboxProps) {
  return <input data-slot="checkbox" type="checkbox" className={cn(classes, className)} {...props} />;
}

/** With its words beside it; `className` is the label's. */
export function CheckboxField({ className, children, ...props }: CheckboxProps) {
  return (
    <label className={cn("flex items-start gap-2 text-sm", className)}>
      <input type="checkbox" className={cn(classes, "mt-0.5")} {...props} />
      <span>{children}</span>
    </label>
  );
}
