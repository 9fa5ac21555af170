"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { type FormAction, type FormState, idleForm } from "@/components/ui/form-state";
import { Refusal } from "@/components/ui/refusal";
import { SubmitButton } from "@/components/ui/submit-button";

interface ResendLinkProps {
  email: string;
  action: FormAction;
}

/** Mails the link of sign-up once more. */
export function ResendLink({ email, action }: ResendLinkProps) {
  const t = useTranslations("security.email");
  const [state, submit] = useActionState<FormState, FormData>(action, idleForm);
  return (
    <form action={submit} className="flex flex-wrap items-center gap-2">
      <SubmitButton variant="outline" size="sm">
        {t("resend")}
      </SubmitButton>
      {state.status === "done" ? <span role="status">{t("resent", { email })}</span> : null}
      <Refusal state={state} />
    </form>
  );
}
