"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { Alert } from "@/components/ui/alert";
import { buttonVariants } from "@/components/ui/button-variants";
import { idleForm } from "@/components/ui/form-state";
import { Link } from "@/components/ui/link";
import { Refusal } from "@/components/ui/refusal";
import { SubmitButton } from "@/components/ui/submit-button";
import type { VerifyState } from "@/lib/auth/reset-action";

interface VerifyFormProps {
  token: string;
  action: (previous: VerifyState, form: FormData) => Promise<VerifyState>;
}

export function VerifyForm({ token, action }: VerifyFormProps) {
  const t = useTranslations("auth.verify");
  const [state, submit] = useActionState<VerifyState, FormData>(action, idleForm);
  if (state.email)
    return (
      <div className="grid justify-items-start gap-4">
        <Alert tone="success" role="status">
          {t("done", { email: state.email })}
        </Alert>
        <Link href="/" className={buttonVariants({ size: "lg" })}>
          {t("go")}
        </Link>
      </div>
    );
  return (
    <form action={submit} className="grid gap-4">
      <input type="hidden" name="token" value={token} />
      <Refusal state={state} />
      <SubmitButton size="lg">{t("submit")}</SubmitButton>
    </form>
  );
}
