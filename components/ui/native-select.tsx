import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "./cn";
import { controlClasses } from "./input";

/** The browser's own select: works in plain server forms, without script, and as the phone's picker. */
export function NativeSelect({ className, children, ...props }: ComponentProps<"select">) {
  return (
    <span data-slot="native-select" className={cn("relative inline-flex w-full", className)}>
      <select className={cn(controlClasses, "appearance-none pe-8")} {...props}>
        {children}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute inset-y-0 end-2.5 my-auto size-3.5 text-muted-foreground"
      />
    </span>
  );
}
