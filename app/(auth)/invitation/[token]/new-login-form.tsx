"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useActionState, useState } from "react";
import { FormField } from "@/components/ui/form-field";
import { fieldError, idleForm } from "@/components/ui/form-state";
import { Input } from "@/components/ui/input";
import { Refusal } from "@/components/ui/refusal";
import { SubmitButton } from "@/components/ui/submit-button";
import type { NewLoginState } from "@/lib/auth/invitation-action";
import { PasswordInput } from "../../password-field";
import { trySignIn } from "../../sign-in/try-sign-in";
import { PasswordStrength } from "../../sign-up/password-strength";

interface NewLoginFormProps {
  action: (previous: NewLoginState, form: FormData) => Promise<NewLoginState>;
  token: string;
  email: string;
}

/** A name and a password for whoever has no login yet; then signs in with them. */
export function NewLoginForm({ action, token, email }: NewLoginFormProps) {
  const t = useTranslations("members.invitation");
  const fields = useTranslations("auth.fields");
  const router = useRouter();
  const [password, setPassword] = useState("");
  const [state, submit] = useActionState<NewLoginState, FormData>(async (previous, form) => {
    const next = await action(previous, form);
    if (!next.email) return next;
    const problem = await trySignIn({ email: next.email, password });
    // The login exists either way; if signing in fails just now, its own page says why.
    router.replace(problem ? `/sign-in?email=${encodeURIComponent(next.email)}` : "/overview");
    router.refresh();
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
      <FormField
        label={fields("password")}
        hint={<PasswordStrength password={password} />}
        error={fieldError(state, "password")}
      >
        {(control) => (
          <PasswordInput
            {...control}
            name="password"
            autoComplete="new-password"
            required
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
        )}
      </FormField>
      <Refusal state={state} />
      <SubmitButton size="lg">{t("makeLogin")}</SubmitButton>
    </form>
  );
}
