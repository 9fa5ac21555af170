"use client";

import { useEffect, useId, useRef } from "react";
import { FormField } from "@/components/ui/form-field";
import { Input } from "@/components/ui/input";

/** A one-time code; `anyCode`: a recovery code too. */
export function CodeField({
  label,
  hint,
  anyCode = false,
  takesFocus = false,
}: {
  label: string;
  hint?: string;
  anyCode?: boolean;
  /** Where it appears because it is what is asked for now. */
  takesFocus?: boolean;
}) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (takesFocus) input.current?.focus();
  }, [takesFocus]);
  return (
    <FormField id={id} label={label} hint={hint}>
      {(control) => (
        <Input
          {...control}
          ref={input}
          name="code"
          autoComplete="one-time-code"
          required
          maxLength={60}
          {...(anyCode ? {} : { inputMode: "numeric" as const, pattern: "\\d{3} ?\\d{3}" })}
          className="h-9 font-mono tracking-widest"
        />
      )}
    </FormField>
  );
}
