"use client";

import { Eye } from "lucide-react";
import { useTranslations } from "next-intl";
import type { FormAction } from "@/components/ui/form-state";
import { StaffDialog } from "./staff-dialog";

export function ViewAsDialog({ action, account }: { action: FormAction; account: string }) {
  const t = useTranslations("support.viewAs");
  return (
    <StaffDialog
      action={action}
      icon={<Eye aria-hidden />}
      title={t("open")}
      description={t("text", { account })}
      submit={t("submit")}
      done={t("done")}
    />
  );
}
