"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useActionState, useMemo } from "react";
import { FormField } from "@/components/ui/form-field";
import { fieldError, idleForm } from "@/components/ui/form-state";
import { Input } from "@/components/ui/input";
import { Refusal } from "@/components/ui/refusal";
import { SubmitButton } from "@/components/ui/submit-button";
import type { NewLoginState } from "@/lib/auth/invitation-action";
import { NewPasswordField } from "../../new-password-field";
import { enter } from "../../sign-in/enter";

interface NewLoginFormProps {
  action: (previous: NewLoginState, form: FormData) => Promise<NewLoginState>;
  token: string;
  email: string;
  account: string;
}

/** A name and a password for whoever has no login yet; then signs in with them. */
export function NewLoginForm({ action, token, email, account }: NewLoginFormProps) {
  const t = useTranslations("members.invitation");
  const fields = useTranslations("auth.fields");
  const router = useRouter();
  const about = useMemo(() => [email, account], [email, account]);
  const [state, submit] = useActionState<NewLoginState, FormData>(async (previous, form) => {
    const next = await action(previous, form);
    if (next.email) await enter(router, { email: next.email, password: String(form.get("password")) });
    return next;
  }, idleForm);
  return (
    <form action={submit} className="grid gap-4">
      <p>{t("newLogin", { email })}</p>
      <input type="hidden" name="token" value={token} />
      <FormField label={fields("name")} error={fieldError(state, "userName")}>
        {(control) => (
          <Input
            {...control}
            name="userName"
            autoComplete="name"
            required
            maxLength={120}
            defaultValue={state.values?.userName}
            className="h-9"
          />
        )}
      </FormField>
      <NewPasswordField name="password" label={fields("password")} state={state} about={about} />
      <Refusal state={state} />
      <SubmitButton size="lg">{t("makeLogin")}</SubmitButton>
    </form>
  );
}
