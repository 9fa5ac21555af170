import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";

interface RadioGroupProps extends ComponentProps<"fieldset"> {
  legend: ReactNode;
  /** Keeps the legend for screen readers only. */
  legendHidden?: boolean;
}

/** A fieldset of native radio buttons: arrow keys, form posting and naming come from the browser. */
export function RadioGroup({ legend, legendHidden = false, className, children, ...props }: RadioGroupProps) {
  return (
    <fieldset data-slot="radio-group" className={cn("grid min-w-0 gap-2", className)} {...props}>
      <legend className={legendHidden ? "sr-only" : "mb-1.5 font-medium text-sm"}>{legend}</legend>
      {children}
    </fieldset>
  );
}

type RadioProps = Omit<ComponentProps<"input">, "type" | "children"> & { children: ReactNode };

export function RadioItem({ className, children, ...props }: RadioProps) {
  return (
    <label className={cn("flex items-center gap-2 text-sm", className)}>
      <input type="radio" className="size-4 shrink-0 accent-primary" {...props} />
      {children}
    </label>
  );
}

/** A radio button as a card: title beside the dot, details below. */
export function RadioCard({ className, title, children, ...props }: RadioProps & { title: string }) {
  return (
    <label
      data-slot="radio-card"
      className={cn(
        "flex gap-2.5 rounded-lg border border-border bg-card p-3 text-sm shadow-xs transition-colors hover:bg-accent/50 has-checked:border-primary has-checked:bg-accent/60 has-checked:ring-1 has-checked:ring-primary has-focus-visible:outline-2 has-focus-visible:outline-ring has-focus-visible:outline-offset-2 has-disabled:opacity-55",
        className,
      )}
    >
      <input type="radio" className="mt-0.5 size-4 shrink-0 accent-primary outline-none" {...props} />
      <span className="grid min-w-0 content-start gap-0.5">
        <span className="font-medium">{title}</span>
        <span className="text-muted-foreground text-xs">{children}</span>
      </span>
    </label>
  );
}
