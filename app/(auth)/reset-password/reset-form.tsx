"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useActionState, useState } from "react";
import { FormField } from "@/components/ui/form-field";
import { fieldError, idleForm } from "@/components/ui/form-state";
import { Refusal } from "@/components/ui/refusal";
import { SubmitButton } from "@/components/ui/submit-button";
import type { ResetState } from "@/lib/auth/reset-action";
import { PasswordInput } from "../password-field";
import { PasswordStrength } from "../sign-up/password-strength";

interface ResetFormProps {
  token: string;
  action: (previous: ResetState, form: FormData) => Promise<ResetState>;
}

export function ResetForm({ token, action }: ResetFormProps) {
  const t = useTranslations("auth");
  const router = useRouter();
  const [password, setPassword] = useState("");
  const [state, submit] = useActionState<ResetState, FormData>(async (previous, form) => {
    const next = await action(previous, form);
    if (next.email) router.replace(`/sign-in?reset=1&email=${encodeURIComponent(next.email)}`);
    return next;
  }, idleForm);
  return (
    <form action={submit} className="grid gap-4">
      <input type="hidden" name="token" value={token} />
      <FormField
        label={t("fields.newPassword")}
        hint={<PasswordStrength password={password} />}
        error={fieldError(state, "newPassword")}
      >
        {(control) => (
          <PasswordInput
            {...control}
            name="newPassword"
            autoComplete="new-password"
            required
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
        )}
      </FormField>
      <Refusal state={state} />
      <SubmitButton size="lg">{t("reset.submit")}</SubmitButton>
    </form>
  );
}
