"use client";

import { useTranslations } from "next-intl";
import type { FormAction } from "@/components/ui/form-state";
import { StaffDialog } from "./staff-dialog";

/** A customer did not get a message: once more to everybody it went to. */
export function ResendMessageDialog({ action }: { action: FormAction }) {
  const t = useTranslations("support.resend");
  return (
    <StaffDialog
      action={action}
      size="sm"
      title={t("open")}
      description={t("text")}
      submit={t("submit")}
      done={t("done")}
    />
  );
}
