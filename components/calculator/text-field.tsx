import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { FormField } from "@/components/ui/form-field";
import { Input } from "@/components/ui/input";
import type { FieldView } from "./draft-view";

interface TextFieldProps {
  field: FieldView;
  label: ReactNode;
  hint?: ReactNode;
  placeholder?: string;
  /** Label and input side by side. */
  inline?: boolean;
  /** Stands in the address even when it is empty. */
  keep?: boolean;
}

/** A field of the address; what makes no sense stays as it was written, with what is wrong beside it. */
export function TextField({ field, label, hint, placeholder, inline = false, keep = false }: TextFieldProps) {
  return (
    <FormField
      label={label}
      hint={hint}
      error={field.error ?? undefined}
      className={cn(
        inline &&
          "grid-cols-[minmax(0,1fr)_6rem] items-center gap-x-3 [&>label]:flex-wrap [&>label]:gap-x-2 [&>p]:col-span-2",
      )}
    >
      {(control) => (
        <Input
          {...control}
          name={field.name}
          defaultValue={field.value}
          data-value={field.value}
          data-keep={keep ? "" : undefined}
          data-usual={inline ? "0" : undefined}
          placeholder={placeholder}
          inputMode="text"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={200}
          className={cn("tabular-nums", inline && "text-end")}
        />
      )}
    </FormField>
  );
}
