import { useCallback, useRef, useState } from "react";
import { FormField } from "@/components/ui/form-field";
import { type FormState, fieldError } from "@/components/ui/form-state";
import { PasswordInput } from "./password-field";
import { PasswordStrength } from "./sign-up/password-strength";
import { useGuessable } from "./use-guessable";

interface NewPasswordFieldProps {
  name: "password" | "newPassword";
  label: string;
  state: FormState;
  /** What is known about its person besides what the form says. */
  about?: readonly string[];
}

const nothing: readonly string[] = [];

/** A password that is being chosen, with how hard it is to guess. */
export function NewPasswordField({ name, label, state, about = nothing }: NewPasswordFieldProps) {
  const [password, setPassword] = useState("");
  const form = useRef<HTMLFormElement>(null);
  const guessable = useGuessable(
    password,
    useCallback(() => [...about, ...wordsOf(form.current)], [about]),
  );
  return (
    <FormField
      label={label}
      hint={<PasswordStrength password={password} guessable={guessable} />}
      error={fieldError(state, name)}
    >
      {(control) => (
        <PasswordInput
          {...control}
          name={name}
          autoComplete="new-password"
          required
          // Kept here, because a form that is sent forgets what nobody holds.
          value={password}
          onChange={({ currentTarget }) => {
            form.current = currentTarget.form;
            setPassword(currentTarget.value);
          }}
        />
      )}
    </FormField>
  );
}

/** What else the form says about its person: a password made of it is easily guessed. */
function wordsOf(form: HTMLFormElement | null): string[] {
  return [...(form?.elements ?? [])].flatMap((field) =>
    field instanceof HTMLInputElement && ["text", "email"].includes(field.type) && !isPassword(field)
      ? [field.value]
      : [],
  );
}

/** A password that is shown for a moment is a field of text. */
function isPassword(field: HTMLInputElement): boolean {
  return field.autocomplete.endsWith("password");
}
