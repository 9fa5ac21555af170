"use client";

import { type MouseEvent, type ReactNode, useId } from "react";
import { cn } from "./cn";

interface PopoverMenuProps {
  /** What the button is called, and the panel with it. */
  label: string;
  trigger: ReactNode;
  triggerClassName?: string;
  className?: string;
  children: ReactNode;
}

/**
 * A menu on the browser's own popover: nothing to load, Escape and a click outside close it, the focus returns to its
 * button.
 */
export function PopoverMenu({ label, trigger, triggerClassName, className, children }: PopoverMenuProps) {
  const id = useId();
  return (
    <>
      <button type="button" popoverTarget={id} aria-label={label} title={label} className={triggerClassName}>
        {trigger}
      </button>
      {/* biome-ignore lint/a11y/useSemanticElements: fieldset carries form semantics this group of links does not have. */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard presses the links and buttons inside, which clicks. */}
      <div
        id={id}
        popover="auto"
        role="group"
        aria-label={label}
        onClick={hideAfterChoice}
        className={cn(
          "popover-anchored min-w-44 max-w-[calc(100vw-1.5rem)] rounded-lg border border-border bg-popover p-1 text-popover-foreground shadow-lg open:animate-pop-in",
          className,
        )}
      >
        {children}
      </div>
    </>
  );
}

/** A link or button inside a popover closes it; layouts outlive navigation, so nothing else would. */
export function hideAfterChoice(event: MouseEvent<HTMLElement>): void {
  if (event.target instanceof Element && event.target.closest("a, button")) event.currentTarget.hidePopover();
}
