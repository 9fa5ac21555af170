"use client";

import { LogOut } from "lucide-react";
import { useTranslations } from "next-intl";
import { popoverItemClasses } from "@/components/ui/popover-item";
import { leave } from "./leave";

export function SignOutButton() {
  const t = useTranslations("nav");
  return (
    <button type="button" onClick={leave} className={popoverItemClasses}>
      <LogOut aria-hidden />
      {t("signOut")}
    </button>
  );
}
