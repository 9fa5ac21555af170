"use client";

import { LoaderCircle } from "lucide-react";
import { useFormStatus } from "react-dom";
import { Button, type ButtonProps } from "./button";

/**
 * The button of a form with a server action: while the action runs it shows so and cannot be pressed again. It stays
 * in the tab order (aria-disabled, not disabled), so that the keyboard focus is not lost.
 */
export function SubmitButton({
  children,
  onClick,
  pending: ownPending,
  ...props
}: ButtonProps & { pending?: boolean }) {
  const status = useFormStatus();
  const pending = ownPending ?? status.pending;
  return (
    <Button
      {...props}
      type="submit"
      aria-disabled={pending || undefined}
      aria-busy={pending || undefined}
      onClick={(event) => (pending ? event.preventDefault() : onClick?.(event))}
    >
      {pending ? <LoaderCircle aria-hidden className="animate-spin" /> : null}
      {children}
    </Button>
  );
}
