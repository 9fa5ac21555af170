"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { idleForm } from "@/components/ui/form-state";
import { Refusal } from "@/components/ui/refusal";
import { SubmitButton } from "@/components/ui/submit-button";
import type { ResetState } from "@/lib/auth/reset-action";
import { NewPasswordField } from "../new-password-field";

interface ResetFormProps {
  token: string;
  action: (previous: ResetState, form: FormData) => Promise<ResetState>;
}

export function ResetForm({ token, action }: ResetFormProps) {
  const t = useTranslations("auth");
  const router = useRouter();
  const [state, submit] = useActionState<ResetState, FormData>(async (previous, form) => {
    const next = await action(previous, form);
    if (next.email) router.replace(`/sign-in?reset=1&email=${encodeURIComponent(next.email)}`);
    return next;
  }, idleForm);
  return (
    <form action={submit} className="grid gap-4">
      <input type="hidden" name="token" value={token} />
      <NewPasswordField name="newPassword" label={t("fields.newPassword")} state={state} />
      <Refusal state={state} />
      <SubmitButton size="lg">{t("reset.submit")}</SubmitButton>
    </form>
  );
}
