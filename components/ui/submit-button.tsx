"use client";

import { LoaderCircle, Lock } from "lucide-react";
import { useId } from "react";
import { useFormStatus } from "react-dom";
import { Button, type ButtonProps } from "./button";
import { cn } from "./cn";
import { useReadOnly } from "./read-only";

/**
 * The button of a form with a server action: while the action runs it shows so and cannot be pressed again. It stays
 * in the tab order (aria-disabled, not disabled), so that the keyboard focus is not lost. On pages that only show it
 * cannot be pressed at all and says why.
 */
export function SubmitButton({
  children,
  onClick,
  className,
  pending: ownPending,
  ...props
}: ButtonProps & { pending?: boolean }) {
  const status = useFormStatus();
  const reasonId = useId();
  const readOnly = useReadOnly();
  const pending = ownPending ?? status.pending;
  const disabled = pending || readOnly !== null;
  return (
    <Button
      {...props}
      type="submit"
      // A tooltip needs the pointer, which disabled buttons otherwise let through.
      {...(readOnly === null ? {} : { title: readOnly, "aria-describedby": reasonId })}
      className={cn(readOnly !== null && "cursor-not-allowed aria-disabled:pointer-events-auto", className)}
      aria-disabled={disabled || undefined}
      aria-busy={pending || undefined}
      onClick={(event) => (disabled ? event.preventDefault() : onClick?.(event))}
    >
      {pending ? <LoaderCircle aria-hidden className="animate-spin" /> : null}
      {readOnly === null ? null : <Lock aria-hidden />}
      {children}
      {readOnly === null ? null : (
        <span id={reasonId} hidden>
          {readOnly}
        </span>
      )}
    </Button>
  );
}
