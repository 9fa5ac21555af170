"use client";

import { useTranslations } from "next-intl";
import type { FormAction } from "@/components/ui/form-state";
import { Refusal } from "@/components/ui/refusal";
import { SubmitButton } from "@/components/ui/submit-button";
import { useSaidAction } from "@/components/ui/use-said-action";

interface InvitationActionsProps {
  id: string;
  email: string;
  resend: FormAction;
  revoke: FormAction;
}

/** An open invitation is sent again or withdrawn at once: neither takes anything from anybody. */
export function InvitationActions({ id, email, resend, revoke }: InvitationActionsProps) {
  const t = useTranslations("members.pending");
  const steps = [
    { key: "resend", action: resend, done: t("resent"), label: t("resend") },
    { key: "revoke", action: revoke, done: t("revoked"), label: t("revoke") },
  ];
  return (
    <span className="inline-flex flex-wrap justify-end gap-2">
      {steps.map(({ key, action, done, label }) => (
        <Step key={key} id={id} email={email} action={action} done={done} label={label} />
      ))}
    </span>
  );
}

interface StepProps {
  id: string;
  email: string;
  action: FormAction;
  done: string;
  label: string;
}

function Step({ id, email, action, done, label }: StepProps) {
  const [state, run] = useSaidAction(action, done);
  return (
    <form action={run} className="grid gap-2">
      <input type="hidden" name="invitation" value={id} />
      <SubmitButton variant="outline" size="sm">
        {label}
        <span className="sr-only"> {email}</span>
      </SubmitButton>
      <Refusal state={state} />
    </form>
  );
}
