import { InputField } from "@/components/ui/form-inputs";
import type { FormState } from "@/components/ui/form-state";

interface MonthFieldProps {
  label: string;
  state: FormState;
  /** As `YYYY-MM`: the one that is usually meant. */
  month: string;
  /** The first that may be named. */
  min?: string;
}

/** The billing month that something begins with. */
export function MonthField({ label, state, month, min }: MonthFieldProps) {
  return (
    <InputField
      name="month"
      label={label}
      state={state}
      type="month"
      required
      min={min}
      defaultValue={month}
    />
  );
}
