"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { FormAction } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";
import { useSaidAction } from "@/components/ui/use-said-action";

interface RevokeDialogProps {
  id: string;
  label: string;
  prefix: string;
  action: FormAction;
}

/** A revoked key stops working at once and cannot come back, so this asks first. */
export function RevokeDialog({ id, label, prefix, action }: RevokeDialogProps) {
  const t = useTranslations("settings.keys");
  const [state, submit] = useSaidAction(action, t("revoked", { label }));
  return (
    <ConfirmDialog
      trigger={
        <Button variant="outline" size="sm">
          {t("revoke")}
          <span className="sr-only"> {label}</span>
        </Button>
      }
      title={t("revokeTitle", { label })}
      description={t("revokeHint", { prefix })}
      fields={{ key: id }}
      state={state}
      send={submit}
      submit={<SubmitButton variant="destructive">{t("revoke")}</SubmitButton>}
    />
  );
}
