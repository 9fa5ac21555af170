"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { type FormAction, idleForm } from "@/components/ui/form-state";
import { Refusal } from "@/components/ui/refusal";
import { SubmitButton } from "@/components/ui/submit-button";

interface JoinFormProps {
  action: FormAction;
  token: string;
  email: string;
}

export function JoinForm({ action, token, email }: JoinFormProps) {
  const t = useTranslations("members.invitation");
  const [state, submit] = useActionState(action, idleForm);
  return (
    <form action={submit} className="grid gap-4">
      <p className="text-muted-foreground text-sm">{t("signedInAs", { email })}</p>
      <input type="hidden" name="token" value={token} />
      <Refusal state={state} />
      <SubmitButton size="lg">{t("join")}</SubmitButton>
    </form>
  );
}
