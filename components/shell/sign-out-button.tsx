"use client";

import { LogOut } from "lucide-react";
import { useTranslations } from "next-intl";
import { popoverItemClasses } from "@/components/ui/popover-item";

/** next-auth's script is fetched only when somebody signs out. */
export function SignOutButton() {
  const t = useTranslations("nav");
  async function leave() {
    const { signOut } = await import("next-auth/react");
    await signOut({ callbackUrl: "/sign-in" });
  }
  return (
    <button type="button" onClick={leave} className={popoverItemClasses}>
      <LogOut aria-hidden />
      {t("signOut")}
    </button>
  );
}
