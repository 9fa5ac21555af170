"use client";

import { Slot } from "radix-ui/slot";
import { createContext, type ReactNode, type RefObject, use, useLayoutEffect, useRef, useState } from "react";

interface DialogState {
  readonly open: boolean;
  readonly setOpen: (open: boolean) => void;
  /** Where the focus was before, and goes back to. */
  readonly before: RefObject<HTMLElement | null>;
}

const Context = createContext<DialogState | null>(null);

export function useDialog(): DialogState {
  const state = use(Context);
  if (!state) throw new Error("The parts of a dialog stand inside one");
  return state;
}

interface DialogProps {
  /** Left out: the dialog keeps it itself. */
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  children: ReactNode;
}

/** Whether a dialog is open and what had the focus: all that a page needs of it before somebody wants to see it. */
export function Dialog({ open: told, onOpenChange, children }: DialogProps) {
  const [own, setOwn] = useState(false);
  const before = useRef<HTMLElement>(null);
  const open = told ?? own;
  useLayoutEffect(() => {
    const now = document.activeElement;
    // Safari gives a pressed button no focus; its trigger has said so already.
    if (open && now instanceof HTMLElement && now !== document.body) before.current = now;
  }, [open]);
  const setOpen = (next: boolean) => {
    setOwn(next);
    onOpenChange?.(next);
  };
  return <Context value={{ open, setOpen, before }}>{children}</Context>;
}

/** The script of the panel itself: radix-ui with its focus trap and scroll lock. */
export const loadPanel = () => import("./dialog-panel");

/** Asked for when somebody is about to press the button; should that fail, opening asks again. */
const hurry = () => void loadPanel().catch(() => undefined);

/** Its child, a button, opens the dialog. */
export function DialogTrigger({ children }: { asChild: true; children: ReactNode }) {
  const { open, setOpen, before } = useDialog();
  return (
    <Slot
      aria-haspopup="dialog"
      aria-expanded={open}
      onPointerEnter={hurry}
      onFocus={hurry}
      onClick={({ currentTarget }) => {
        before.current = currentTarget;
        setOpen(true);
      }}
    >
      {children}
    </Slot>
  );
}
