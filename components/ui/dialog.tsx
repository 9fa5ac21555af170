"use client";

import dynamic from "next/dynamic";
import type { ComponentProps } from "react";
import { cn } from "./cn";
import { useDialogParts } from "./dialog-parts";
import { loadPanel, useDialog } from "./dialog-state";

export { Dialog, DialogTrigger } from "./dialog-state";

/** No page needs a panel for its first view, so its script comes with the first dialog. */
const Panel = dynamic(() => loadPanel().then((module) => module.DialogPanel), { ssr: false });

export function DialogContent(props: ComponentProps<typeof Panel>) {
  return useDialog().open ? <Panel {...props} /> : null;
}

export function DialogHeader({ className, ...props }: ComponentProps<"div">) {
  return <div className={cn("grid gap-1 pe-8", className)} {...props} />;
}

export function DialogFooter({ className, ...props }: ComponentProps<"div">) {
  return (
    <div className={cn("flex flex-col-reverse gap-2 sm:flex-row sm:justify-end", className)} {...props} />
  );
}

export function DialogTitle({ className, ...props }: ComponentProps<"h2">) {
  const { Title } = useDialogParts();
  return <Title className={cn("font-semibold text-lg", className)} {...props} />;
}

export function DialogDescription({ className, ...props }: ComponentProps<"p">) {
  const { Description } = useDialogParts();
  return <Description className={cn("text-muted-foreground text-sm", className)} {...props} />;
}

export function DialogClose(props: ComponentProps<"button"> & { asChild?: boolean }) {
  const { Close } = useDialogParts();
  return <Close {...props} />;
}
