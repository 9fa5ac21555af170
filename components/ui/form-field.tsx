import { CircleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";
import { cn } from "./cn";
import { Label } from "./label";

/** What the control inside a field must carry, so that label, hint and error are announced with it. */
export interface FieldControl {
  readonly id: string;
  readonly "aria-describedby"?: string;
  readonly "aria-invalid"?: true;
}

interface FormFieldProps {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  /** Shown behind the label of a field that may stay empty, e.g. "optional". */
  note?: ReactNode;
  id?: string;
  className?: string;
  children: (control: FieldControl) => ReactNode;
}

/** `<FormField label="…" error={fieldError(state, "name")}>{(control) => <Input name="name" {...control} />}</FormField>` */
export function FormField({ label, hint, error, note, id, className, children }: FormFieldProps) {
  const generated = useId();
  const controlId = id ?? generated;
  const describedBy = [hint ? `${controlId}-hint` : null, error ? `${controlId}-error` : null]
    .filter(Boolean)
    .join(" ");
  return (
    <div data-slot="form-field" className={cn("grid content-start gap-1.5", className)}>
      <Label htmlFor={controlId}>
        {label}
        {note ? <span className="font-normal text-muted-foreground text-xs">{note}</span> : null}
      </Label>
      {children({
        id: controlId,
        ...(describedBy ? { "aria-describedby": describedBy } : {}),
        ...(error ? { "aria-invalid": true } : {}),
      })}
      {hint ? (
        <p id={`${controlId}-hint`} className="text-muted-foreground text-xs">
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={`${controlId}-error`} className="flex items-start gap-1 text-danger text-xs">
          <CircleAlert aria-hidden className="mt-0.5 size-3 shrink-0" />
          {error}
        </p>
      ) : null}
    </div>
  );
}
