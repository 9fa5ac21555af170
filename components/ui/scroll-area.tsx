"use client";

import * as Primitive from "radix-ui/scroll-area";
import type { ComponentProps } from "react";
import { cn } from "./cn";

export function ScrollArea({ className, children, ...props }: ComponentProps<typeof Primitive.Root>) {
  return (
    <Primitive.Root data-slot="scroll-area" className={cn("relative overflow-hidden", className)} {...props}>
      <Primitive.Viewport className="size-full rounded-[inherit]">{children}</Primitive.Viewport>
      <Primitive.Scrollbar orientation="vertical" className="flex w-2 touch-none select-none p-px">
        <Primitive.Thumb className="relative flex-1 rounded-full bg-border" />
      </Primitive.Scrollbar>
      <Primitive.Corner />
    </Primitive.Root>
  );
}
