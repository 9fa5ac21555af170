"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { Alert } from "@/components/ui/alert";
import { FormField } from "@/components/ui/form-field";
import { type FormAction, type FormState, fieldError, idleForm } from "@/components/ui/form-state";
import { Input } from "@/components/ui/input";
import { Refusal } from "@/components/ui/refusal";
import { SubmitButton } from "@/components/ui/submit-button";
import { ConfirmPassword } from "./confirm-password";

interface SentState extends FormState {
  /** Where the link went. */
  readonly sentTo?: string;
}

interface EmailFormProps {
  action: FormAction;
}

/** Asks for another address; it holds once the link mailed to it is opened. */
export function EmailForm({ action }: EmailFormProps) {
  const t = useTranslations("security.email");
  const [state, submit] = useActionState<SentState, FormData>(async (previous, form) => {
    const next = await action(previous, form);
    return next.status === "done" ? { ...next, sentTo: String(form.get("email")) } : next;
  }, idleForm);
  return (
    <form action={submit} className="grid max-w-md gap-4">
      <FormField label={t("next")} error={fieldError(state, "email")}>
        {(control) => (
          <Input
            {...control}
            name="email"
            type="email"
            autoComplete="email"
            required
            maxLength={254}
            defaultValue={state.values?.email}
            className="h-9"
          />
        )}
      </FormField>
      <ConfirmPassword state={state} />
      <Refusal state={state} />
      {state.sentTo ? (
        <Alert tone="success" role="status">
          {t("sent", { email: state.sentTo })}
        </Alert>
      ) : null}
      <SubmitButton variant="outline" className="justify-self-start">
        {t("submit")}
      </SubmitButton>
    </form>
  );
}
