"use client";

import * as Primitive from "radix-ui/dialog";

/** A dialog along the edge of the screen; its parts besides `SheetContent` are those of the dialog. */
export const Sheet = Primitive.Root;
export const SheetTrigger = Primitive.Trigger;
export const SheetClose = Primitive.Close;
export {
  DialogDescription as SheetDescription,
  DialogFooter as SheetFooter,
  DialogHeader as SheetHeader,
  DialogTitle as SheetTitle,
  SheetContent,
} from "./dialog";
