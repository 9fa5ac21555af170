"use client";

import { RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { RefreshWhile } from "@/components/packs/refresh-while";
import type { FormAction } from "@/components/ui/form-state";
import { Refusal } from "@/components/ui/refusal";
import { SubmitButton } from "@/components/ui/submit-button";
import { useSaidAction } from "@/components/ui/use-said-action";

interface AskCheckProps {
  action: FormAction;
  month: string;
  currency: string;
  /** The worker was asked and has not answered; the page looks again by itself. */
  waiting: boolean;
}

/** Asks the worker to compare the month's books once more. */
export function AskCheck({ action, month, currency, waiting }: AskCheckProps) {
  const t = useTranslations("reconciliation.ask");
  const [state, submit] = useSaidAction(action, t("done"));
  return (
    <form action={submit} className="grid justify-items-start gap-2 sm:justify-items-end">
      <input type="hidden" name="month" value={month} />
      <input type="hidden" name="currency" value={currency} />
      <SubmitButton variant="outline">
        <RefreshCw aria-hidden />
        {t(waiting ? "waiting" : "button")}
      </SubmitButton>
      <RefreshWhile active={waiting} />
      <Refusal state={state} />
    </form>
  );
}
