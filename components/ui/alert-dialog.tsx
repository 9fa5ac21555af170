"use client";

import type { ComponentProps } from "react";
import { buttonVariants } from "./button-variants";
import { cn } from "./cn";
import { DialogClose, DialogContent } from "./dialog";

/**
 * For steps that cannot be undone. It cannot be dismissed by a click outside, and the focus starts on Cancel. Say in
 * the body exactly what will happen; put a form with a SubmitButton in the footer where a server action follows.
 */
export function AlertDialogContent(props: ComponentProps<typeof DialogContent>) {
  return <DialogContent alert {...props} />;
}

export function AlertDialogCancel({ className, ...props }: ComponentProps<"button">) {
  return <DialogClose className={cn(buttonVariants({ variant: "outline" }), className)} {...props} />;
}

export {
  Dialog as AlertDialog,
  DialogDescription as AlertDialogDescription,
  DialogFooter as AlertDialogFooter,
  DialogHeader as AlertDialogHeader,
  DialogTitle as AlertDialogTitle,
  DialogTrigger as AlertDialogTrigger,
} from "./dialog";
