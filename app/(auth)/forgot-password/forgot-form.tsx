"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { Alert } from "@/components/ui/alert";
import { FormField } from "@/components/ui/form-field";
import { type FormAction, type FormState, fieldError, idleForm } from "@/components/ui/form-state";
import { Input } from "@/components/ui/input";
import { Refusal } from "@/components/ui/refusal";
import { SubmitButton } from "@/components/ui/submit-button";

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
      <FormField label={t("fields.email")} error={fieldError(state, "email")}>
        {(control) => (
          <Input
            {...control}
            name="email"
            type="email"
            autoComplete="username"
            required
            defaultValue={state.values?.email}
            className="h-9"
          />
        )}
      </FormField>
      <Refusal state={state} />
      <SubmitButton size="lg">{t("forgot.submit")}</SubmitButton>
    </form>
  );
}
