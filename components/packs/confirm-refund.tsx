"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { type FormAction, idleForm } from "@/components/ui/form-state";
import { Link } from "@/components/ui/link";
import { Refusal } from "@/components/ui/refusal";
import { SubmitButton } from "@/components/ui/submit-button";

interface ConfirmRefundProps {
  action: FormAction;
  packId: string;
}

export function ConfirmRefund({ action, packId }: ConfirmRefundProps) {
  const t = useTranslations("packs.review");
  const [state, submit] = useActionState(action, idleForm);
  return (
    <form action={submit} className="grid gap-3">
      <input type="hidden" name="packId" value={packId} />
      <Refusal state={state} />
      <div className="flex flex-wrap gap-2">
        <SubmitButton variant="destructive">{t("confirm")}</SubmitButton>
        <Button asChild variant="outline">
          <Link href={`/packs/${packId}`}>{t("cancel")}</Link>
        </Button>
      </div>
    </form>
  );
}
