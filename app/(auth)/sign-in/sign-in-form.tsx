"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useActionState, useState } from "react";
import { CodeField } from "@/components/security/code-field";
import { Alert } from "@/components/ui/alert";
import { FormField } from "@/components/ui/form-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { EmailField } from "../email-field";
import { PasswordInput } from "../password-field";
import { type SignInProblem, trySignIn } from "./try-sign-in";

interface Attempt {
  readonly problem: SignInProblem | null;
  readonly email: string;
}

export function SignInForm({ returnPath, email = "" }: { returnPath: string; email?: string | undefined }) {
  const t = useTranslations("auth");
  const router = useRouter();
  // Controlled, so that asking for a code does not make anybody type the password again.
  const [password, setPassword] = useState("");
  const [attempt, submit] = useActionState<Attempt, FormData>(
    async (_previous, form) => {
      const typed = String(form.get("email"));
      const problem = await trySignIn({
        email: typed,
        password,
        code: String(form.get("code") ?? ""),
      });
      if (!problem) {
        router.replace(returnPath);
        router.refresh();
      }
      return { problem, email: typed };
    },
    { problem: null, email },
  );
  const asksCode = attempt.problem === "codeRequired" || attempt.problem === "codeWrong";

  return (
    <form action={submit} className="grid gap-4">
      <EmailField typed={attempt.email} />
      <FormField label={t("fields.password")}>
        {(control) => (
          <PasswordInput
            {...control}
            name="password"
            autoComplete="current-password"
            required
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
        )}
      </FormField>
      {asksCode ? (
        <CodeField label={t("fields.code")} hint={t("fields.codeHint")} anyCode takesFocus />
      ) : null}
      {attempt.problem ? (
        <Alert tone={attempt.problem === "codeRequired" ? "info" : "danger"} role="alert">
          {t(`signIn.${attempt.problem}`)}
        </Alert>
      ) : null}
      <SubmitButton size="lg">{t("signIn.submit")}</SubmitButton>
    </form>
  );
}
