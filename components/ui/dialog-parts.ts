"use client";

import { type ComponentProps, type ComponentType, createContext, use } from "react";

/** What stands inside a panel and belongs to it: its name, what it says, and what closes it. */
export interface DialogParts {
  readonly Title: ComponentType<ComponentProps<"h2">>;
  readonly Description: ComponentType<ComponentProps<"p">>;
  readonly Close: ComponentType<ComponentProps<"button"> & { asChild?: boolean }>;
}

/** The panel brings its own parts, so that those who write a dialog need not load it. */
export const DialogPartsContext = createContext<DialogParts | null>(null);

export function useDialogParts(): DialogParts {
  const parts = use(DialogPartsContext);
  if (!parts) throw new Error("This stands inside the panel of a dialog");
  return parts;
}
