"use client";

import { useTranslations } from "next-intl";
import {
  AlertDialog,
  AlertDialogCancel,
  AlertDialogContent,
  AlertDialogDescription,
  AlertDialogFooter,
  AlertDialogHeader,
  AlertDialogTitle,
  AlertDialogTrigger,
} from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import type { FormAction } from "@/components/ui/form-state";
import { Refusal } from "@/components/ui/refusal";
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
  const common = useTranslations("common.words");
  const [state, submit] = useSaidAction(action, t("revoked", { label }));
  return (
    <AlertDialog>
      <AlertDialogTrigger asChild>
        <Button variant="outline" size="sm">
          {t("revoke")}
          <span className="sr-only"> {label}</span>
        </Button>
      </AlertDialogTrigger>
      <AlertDialogContent>
        <AlertDialogHeader>
          <AlertDialogTitle>{t("revokeTitle", { label })}</AlertDialogTitle>
          <AlertDialogDescription>{t("revokeHint", { prefix })}</AlertDialogDescription>
        </AlertDialogHeader>
        <form action={submit} className="grid gap-3">
          <input type="hidden" name="key" value={id} />
          <Refusal state={state} />
          <AlertDialogFooter>
            <AlertDialogCancel>{common("cancel")}</AlertDialogCancel>
            <SubmitButton variant="destructive">{t("revoke")}</SubmitButton>
          </AlertDialogFooter>
        </form>
      </AlertDialogContent>
    </AlertDialog>
  );
}
