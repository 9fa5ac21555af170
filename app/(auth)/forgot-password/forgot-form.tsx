"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { Alert } from "@/components/ui/alert";
import { type FormAction, type FormState, fieldError, idleForm } from "@/components/ui/form-state";
import { Refusal } from "@/components/ui/refusal";
import { SubmitButton } from "@/components/ui/submit-button";
import { EmailField } from "../email-field";

interface ForgotFormProps {
  action: FormAction;
}

/** Says the same whatever address was typed. */
export function ForgotForm({ action }: ForgotFormProps) {
  const t = useTranslations("auth");
  const [state, submit] = useActionState<FormState, FormData>(action, idleForm);
  if (state.status === "done")
    return (
      <Alert tone="success" role="status">
        {t("forgot.sent")}
      </Alert>
    );
  return (
    <form action={submit} className="grid gap-4">
      <EmailField typed={state.values?.email} error={fieldError(state, "email")} />
      <Refusal state={state} />
      <SubmitButton size="lg">{t("forgot.submit")}</SubmitButton>
    </form>
  );
}
