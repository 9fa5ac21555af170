import type { ComponentProps } from "react";
import { cn } from "./cn";

type SwitchProps = Omit<ComponentProps<"input">, "type" | "role">;

const classes =
  "relative h-4.5 w-8 shrink-0 appearance-none rounded-full bg-input transition-colors before:absolute before:start-0.5 before:top-0.5 before:size-3.5 before:rounded-full before:bg-white before:shadow-sm before:transition-[inset-inline-start] checked:bg-primary checked:before:start-4 disabled:opacity-55";

/** A native checkbox that looks and announces itself as a switch. */
export function Switch({ className, ...props }: SwitchProps) {
  return (
    <input
      data-slot="switch"
      type="checkbox"
      // biome-ignore lint/a11y/useAriaPropsForRole: a native checkbox carries its own checked state.
      role="switch"
      className={cn(classes, className)}
      {...props}
    />
  );
}
