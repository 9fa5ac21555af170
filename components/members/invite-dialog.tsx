"use client";

import { UserPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { FormDialog } from "@/components/ui/form-dialog";
import { FormField } from "@/components/ui/form-field";
import { type FormAction, fieldError } from "@/components/ui/form-state";
import { Input } from "@/components/ui/input";
import { RoleChoice } from "./role-choice";

export function InviteDialog({ action }: { action: FormAction }) {
  const t = useTranslations("members");
  return (
    <FormDialog
      action={action}
      variant="default"
      open={
        <>
          <UserPlus aria-hidden />
          {t("invite.open")}
        </>
      }
      title={t("invite.title")}
      description={t("invite.text")}
      submit={t("invite.submit")}
      done={t("invite.done")}
    >
      {(state) => (
        <>
          <FormField label={t("email")} error={fieldError(state, "email")}>
            {(control) => (
              <Input
                {...control}
                name="email"
                type="email"
                autoComplete="off"
                required
                maxLength={254}
                defaultValue={state.values?.email}
              />
            )}
          </FormField>
          <RoleChoice chosen={state.values?.role ?? "viewer"} />
        </>
      )}
    </FormDialog>
  );
}
