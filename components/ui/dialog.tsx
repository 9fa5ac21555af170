"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import * as Primitive from "radix-ui/dialog";
import type { ComponentProps } from "react";
import { cn } from "./cn";

export const Dialog = Primitive.Root;
export const DialogTrigger = Primitive.Trigger;
export const DialogClose = Primitive.Close;

export const overlayClasses = "fixed inset-0 z-50 bg-black/45 data-[state=open]:animate-overlay-in";
const panelClasses =
  "fixed z-50 grid gap-4 border border-border bg-popover p-5 text-popover-foreground shadow-xl outline-none";
export const centredPanelClasses = cn(
  panelClasses,
  "top-1/2 left-1/2 max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] max-w-lg -translate-x-1/2 -translate-y-1/2 overflow-y-auto rounded-xl data-[state=open]:animate-pop-in",
);

function CloseButton() {
  const t = useTranslations("common");
  return (
    <Primitive.Close
      aria-label={t("close")}
      className="absolute top-3.5 right-3.5 grid size-7 place-items-center rounded-md text-muted-foreground hover:bg-accent hover:text-foreground"
    >
      <X aria-hidden className="size-4" />
    </Primitive.Close>
  );
}

export function DialogContent({ className, children, ...props }: ComponentProps<typeof Primitive.Content>) {
  return (
    <Primitive.Portal>
      <Primitive.Overlay className={overlayClasses} />
      <Primitive.Content data-slot="dialog" className={cn(centredPanelClasses, className)} {...props}>
        {children}
        <CloseButton />
      </Primitive.Content>
    </Primitive.Portal>
  );
}

/** The same dialog as a sheet along the right edge, for details beside a list. */
export function SheetContent({
  side = "right",
  className,
  children,
  ...props
}: ComponentProps<typeof Primitive.Content> & { side?: "left" | "right" }) {
  return (
    <Primitive.Portal>
      <Primitive.Overlay className={overlayClasses} />
      <Primitive.Content
        data-slot="sheet"
        className={cn(
          panelClasses,
          "inset-y-0 w-[min(28rem,calc(100vw-2rem))] content-start overflow-y-auto",
          side === "right"
            ? "right-0 border-y-0 border-e-0 data-[state=open]:animate-slide-in-right"
            : "left-0 border-y-0 border-s-0 data-[state=open]:animate-slide-in-left",
          className,
        )}
        {...props}
      >
        {children}
        <CloseButton />
      </Primitive.Content>
    </Primitive.Portal>
  );
}

export function DialogHeader({ className, ...props }: ComponentProps<"div">) {
  return <div className={cn("grid gap-1 pe-8", className)} {...props} />;
}

export function DialogFooter({ className, ...props }: ComponentProps<"div">) {
  return (
    <div className={cn("flex flex-col-reverse gap-2 sm:flex-row sm:justify-end", className)} {...props} />
  );
}

export function DialogTitle({ className, ...props }: ComponentProps<typeof Primitive.Title>) {
  return <Primitive.Title className={cn("font-semibold text-lg", className)} {...props} />;
}

export function DialogDescription({ className, ...props }: ComponentProps<typeof Primitive.Description>) {
  return <Primitive.Description className={cn("text-muted-foreground text-sm", className)} {...props} />;
}
