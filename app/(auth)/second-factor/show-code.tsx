"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { CodeField } from "@/components/security/code-field";
import { type FormAction, type FormState, idleForm } from "@/components/ui/form-state";
import { Refusal } from "@/components/ui/refusal";
import { SubmitButton } from "@/components/ui/submit-button";

interface ShowCodeProps {
  action: FormAction;
}

export function ShowCode({ action }: ShowCodeProps) {
  const t = useTranslations("auth");
  const [state, submit] = useActionState<FormState, FormData>(async (previous, form) => {
    const next = await action(previous, form);
    // A whole page load: what was kept of pages for somebody without a second factor is of no use.
    if (next.status === "done") window.location.assign("/");
    return next;
  }, idleForm);
  return (
    <form action={submit} className="grid gap-4">
      <CodeField label={t("fields.code")} hint={t("fields.codeHint")} anyCode takesFocus />
      <Refusal state={state} />
      <SubmitButton size="lg">{t("signIn.submit")}</SubmitButton>
    </form>
  );
}
