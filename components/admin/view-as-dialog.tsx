"use client";

import { Eye } from "lucide-react";
import { useTranslations } from "next-intl";
import { FormDialog, type StaffAction } from "./form-dialog";

export function ViewAsDialog({ action, account }: { action: StaffAction; account: string }) {
  const t = useTranslations("support.viewAs");
  return (
    <FormDialog
      action={action}
      icon={<Eye aria-hidden />}
      title={t("open")}
      description={t("text", { account })}
      submit={t("submit")}
      done={t("done")}
    />
  );
}
