import { useId } from "react";
import { FormField } from "@/components/ui/form-field";
import { Input } from "@/components/ui/input";

/** A one-time code; `anyCode`: a recovery code too. */
export function CodeField({
  label,
  hint,
  anyCode = false,
}: {
  label: string;
  hint?: string;
  anyCode?: boolean;
}) {
  const id = useId();
  return (
    <FormField id={id} label={label} hint={hint}>
      {(control) => (
        <Input
          {...control}
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
