import type { ComponentProps } from "react";
import { cn } from "./cn";

/** Scrolls sideways by itself on narrow screens; the region can be focused so that the keyboard can scroll it too. */
export function Table({ className, "aria-label": label, ...props }: ComponentProps<"table">) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a section would need a heading; this is a scroll container.
    <div
      data-slot="table-container"
      role="region"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard (WCAG 2.1.1).
      tabIndex={0}
      className="scroll-shadows relative w-full overflow-x-auto"
    >
      <table
        data-slot="table"
        className={cn("w-full caption-bottom text-sm max-md:w-max max-md:min-w-full", className)}
        {...props}
      />
    </div>
  );
}

export function TableHeader({ className, ...props }: ComponentProps<"thead">) {
  return <thead className={cn("border-border border-b", className)} {...props} />;
}

export function TableBody({ className, ...props }: ComponentProps<"tbody">) {
  return <tbody className={cn("divide-y divide-border", className)} {...props} />;
}

export function TableFooter({ className, ...props }: ComponentProps<"tfoot">) {
  return <tfoot className={cn("border-border border-t bg-muted/60 font-medium", className)} {...props} />;
}

export function TableRow({ className, ...props }: ComponentProps<"tr">) {
  return <tr className={cn("transition-colors hover:bg-muted/60", className)} {...props} />;
}

export type CellAlign = "start" | "end" | "center";
const alignment: Record<CellAlign, string> = {
  // What is read from its start keeps away from the figures before it.
  start: "text-start [[data-align=end]+&]:ps-6",
  end: "text-end tabular-nums",
  center: "text-center",
};

/** `align="end"` for amounts and counts: right-aligned with figures of one width. */
export function TableHead({
  className,
  align = "start",
  ...props
}: Omit<ComponentProps<"th">, "align"> & { align?: CellAlign }) {
  return (
    <th
      scope="col"
      data-align={align}
      className={cn(
        "h-8 whitespace-nowrap px-2 font-medium text-muted-foreground text-xs first:ps-4 last:pe-4",
        alignment[align],
        className,
      )}
      {...props}
    />
  );
}

export function TableCell({
  className,
  align = "start",
  ...props
}: Omit<ComponentProps<"td">, "align"> & { align?: CellAlign }) {
  return (
    <td
      data-align={align}
      className={cn("px-2 py-2 align-middle first:ps-4 last:pe-4", alignment[align], className)}
      {...props}
    />
  );
}

export function TableCaption({ className, ...props }: ComponentProps<"caption">) {
  return (
    <caption className={cn("px-4 py-2 text-start text-muted-foreground text-xs", className)} {...props} />
  );
}
