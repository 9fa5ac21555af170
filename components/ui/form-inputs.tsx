import type { ComponentProps, ReactNode } from "react";
import { FormField } from "./form-field";
import { type FormState, fieldError } from "./form-state";
import { Input } from "./input";
import { NativeSelect } from "./native-select";

interface FieldProps {
  readonly name: string;
  readonly label: string;
  /** The form's last answer: it knows what was typed and what is wrong with it, by the field's name. */
  readonly state: FormState;
  readonly hint?: ReactNode;
  readonly note?: ReactNode;
}

type InputFieldProps = FieldProps & Omit<ComponentProps<"input">, "name" | "id">;

/** A labelled input that keeps what was typed, and says what is wrong with it. */
export function InputField({ name, label, state, hint, note, defaultValue, ...input }: InputFieldProps) {
  return (
    <FormField label={label} hint={hint} note={note} error={fieldError(state, name)}>
      {(control) => (
        <Input {...control} {...input} name={name} defaultValue={state.values?.[name] ?? defaultValue} />
      )}
    </FormField>
  );
}

export interface Choice {
  readonly id: string;
  readonly name: string;
}

interface ChoiceFieldProps extends FieldProps {
  readonly choices: readonly Choice[];
  /** Said first, for a field that may stay empty. */
  readonly none?: string;
  readonly defaultValue?: string;
  /** With `onChange`: which one is chosen is held outside. */
  readonly value?: string | undefined;
  readonly onChange?: (id: string) => void;
}

/** A labelled choice of one of several, the same way. */
export function ChoiceField(props: ChoiceFieldProps) {
  const { name, label, state, hint, note, choices, none, defaultValue, value, onChange } = props;
  const held = onChange
    ? {
        value,
        onChange: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value),
      }
    : { defaultValue: state.values?.[name] ?? defaultValue };
  return (
    <FormField label={label} hint={hint} note={note} error={fieldError(state, name)}>
      {(control) => (
        <NativeSelect {...control} {...held} name={name} required={none === undefined}>
          {none === undefined ? null : <option value="">{none}</option>}
          {choices.map((choice) => (
            <option key={choice.id} value={choice.id}>
              {choice.name}
            </option>
          ))}
        </NativeSelect>
      )}
    </FormField>
  );
}
