import type { ReactNode } from "react";
import { FormField } from "@/components/ui/form-field";
import { NativeSelect } from "@/components/ui/native-select";
import type { FieldView } from "./draft-view";

interface SelectFieldProps {
  field: FieldView;
  label: ReactNode;
  hint?: ReactNode;
  /** The value that needs no parameter. */
  usual?: string;
  children: ReactNode;
}

/** A choice of the address. */
export function SelectField({ field, label, hint, usual, children }: SelectFieldProps) {
  return (
    <FormField label={label} hint={hint} error={field.error ?? undefined}>
      {(control) => (
        <NativeSelect
          {...control}
          name={field.name}
          defaultValue={field.value}
          data-value={field.value}
          data-usual={usual}
        >
          {children}
        </NativeSelect>
      )}
    </FormField>
  );
}
