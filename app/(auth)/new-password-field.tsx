import { useState } from "react";
import { FormField } from "@/components/ui/form-field";
import { type FormState, fieldError } from "@/components/ui/form-state";
import { PasswordInput } from "./password-field";
import { PasswordStrength } from "./sign-up/password-strength";

interface NewPasswordFieldProps {
  name: "password" | "newPassword";
  label: string;
  state: FormState;
}

/** A password that is being chosen, with how hard it is to guess. */
export function NewPasswordField({ name, label, state }: NewPasswordFieldProps) {
  const [password, setPassword] = useState("");
  return (
    <FormField label={label} hint={<PasswordStrength password={password} />} error={fieldError(state, name)}>
      {(control) => (
        <PasswordInput
          {...control}
          name={name}
          autoComplete="new-password"
          required
          // Kept here, because a form that is sent forgets what nobody holds.
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
      )}
    </FormField>
  );
}
