"use client";

import { useTranslations } from "next-intl";
import { FormField } from "@/components/ui/form-field";
import { type FormAction, fieldError } from "@/components/ui/form-state";
import { Input } from "@/components/ui/input";
import { Refusal } from "@/components/ui/refusal";
import { SubmitButton } from "@/components/ui/submit-button";
import { useSaidAction } from "@/components/ui/use-said-action";
import { leastPasswordLength } from "@/lib/auth/password-rules";
import { ConfirmPassword } from "./confirm-password";

interface PasswordFormProps {
  email: string;
  action: FormAction;
}

export function PasswordForm({ email, action }: PasswordFormProps) {
  const t = useTranslations("security.password");
  const [state, submit] = useSaidAction(action, t("done"));
  return (
    <form action={submit} className="grid max-w-md gap-4">
      {/* Tells password managers whose password it is. */}
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <ConfirmPassword state={state} hint={false} />
      <FormField
        label={t("next")}
        hint={t("nextHint", { least: leastPasswordLength })}
        error={fieldError(state, "newPassword")}
      >
        {(control) => (
          <Input
            {...control}
            name="newPassword"
            type="password"
            autoComplete="new-password"
            required
            maxLength={200}
            className="h-9"
          />
        )}
      </FormField>
      <Refusal state={state} />
      <SubmitButton variant="outline" className="justify-self-start">
        {t("submit")}
      </SubmitButton>
    </form>
  );
}
