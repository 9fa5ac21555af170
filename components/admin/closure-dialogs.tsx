"use client";

import { Ban, LockOpen } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { FormAction } from "@/components/ui/form-state";
import { StaffDialog } from "./staff-dialog";

interface ClosureProps {
  action: FormAction;
  account: string;
  /** Names of the account's active services. */
  services: readonly string[];
}

/** Close for violations: what it does to calls, purchases, packs and bills is listed first. */
export function CloseAccountDialog({ action, account, services }: ClosureProps) {
  const t = useTranslations("admin.closure");
  const names = new Intl.ListFormat(useLocale(), { type: "conjunction" }).format(services);
  const calls = services.length > 0 ? t("calls", { services: names }) : t("noCalls");
  return (
    <StaffDialog
      action={action}
      icon={<Ban aria-hidden />}
      title={t("close")}
      description={t("closeText", { account })}
      submit={t("close")}
      done={t("closed")}
      destructive
    >
      {() => <Consequences lines={[calls, t("buying"), t("packs"), t("bills"), t("told")]} />}
    </StaffDialog>
  );
}

export function ReopenAccountDialog({
  action,
  account,
  services,
  closedReason,
}: ClosureProps & { closedReason: string }) {
  const t = useTranslations("admin.closure");
  const names = new Intl.ListFormat(useLocale(), { type: "conjunction" }).format(services);
  const calls = services.length > 0 ? t("callsAgain", { services: names }) : t("noCalls");
  return (
    <StaffDialog
      action={action}
      icon={<LockOpen aria-hidden />}
      title={t("reopen")}
      description={t("reopenText", { account, reason: closedReason })}
      submit={t("reopen")}
      done={t("reopened")}
    >
      {() => <Consequences lines={[calls, t("packsAgain"), t("told")]} />}
    </StaffDialog>
  );
}

function Consequences({ lines }: { lines: readonly string[] }) {
  return (
    <ul className="grid list-disc gap-1 ps-5 text-sm">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
